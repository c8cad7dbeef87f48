// Runs inside Firefox's own window, with its privileges: the driver sends this file once and calls the functions by
// name. Plain JavaScript, since it goes over the wire as it stands. Sources: Firefox's ext-backgroundPage.js,
// ExtensionPopups.sys.mjs and Marionette's event.sys.mjs.
/* global ChromeUtils, Cc, Ci, Cu, Services, WebExtensionPolicy, dump, gBrowser, window, document */
(() => {
  const PROBLEM_MARK = 'signpost-problem ';
  const browsers = new Map();

  function numberOf(browser) {
    for (const [number, known] of browsers) if (known === browser) return number;
    browsers.set(browsers.size + 1, browser);
    return browsers.size;
  }

  function browserOf(number) {
    const browser = browsers.get(number);
    if (!browser?.isConnected || !browser.browsingContext) throw new Error('page is gone');
    return browser;
  }

  /**
   * A sandbox with the page's own principal and no X-ray vision is the page's world without its CSP, which would
   * forbid eval. A page that unloads never answers, so the unloading answers for it.
   */
  function run(contentWindow, expression) {
    const sandbox = new Cu.Sandbox(contentWindow, {
      sandboxPrototype: contentWindow,
      sameZoneAs: contentWindow,
      wantXrays: false,
    });
    return new Promise((resolve, reject) => {
      const unloaded = () => reject(new Error('The page unloaded during the script'));
      contentWindow.addEventListener('unload', unloaded, { once: true });
      const settle = (finish) => (value) => {
        contentWindow.removeEventListener('unload', unloaded);
        finish(value);
      };
      const safe = `${expression}.catch((error) => { throw String(error) + '\\n' + (error?.stack ?? ''); })`;
      Cu.evalInSandbox(safe, sandbox).then(
        settle(resolve),
        settle((error) => reject(new Error(String(error)))),
      );
    });
  }

  function extensionOf(id) {
    const policy = WebExtensionPolicy.getByID(id);
    if (!policy) throw new Error(`The add-on ${id} is not there`);
    return policy.extension;
  }

  function backgroundWindow(extension) {
    const view = [...extension.views].find((candidate) => candidate.viewType === 'background');
    return view?.xulBrowser?.contentWindow;
  }

  /** Firefox loads a popup in a hidden panel first and then moves it into its view: only there it stays. */
  function popupBrowser() {
    const popup = document.querySelector('panelview browser.webextension-popup-browser');
    return popup?.contentDocument?.documentURI.startsWith('moz-extension:') ? popup : null;
  }

  let eventUtilities;
  /** Gecko's own maker of trusted events, which Marionette ships. */
  function events() {
    if (!eventUtilities) {
      eventUtilities = { window, parent: window, _EU_Ci: Ci, _EU_Cc: Cc };
      Services.scriptloader.loadSubScript('chrome://remote/content/external/EventUtils.js', eventUtilities);
    }
    return eventUtilities;
  }

  function tell(level, text, file, line) {
    dump(`\n${PROBLEM_MARK}${JSON.stringify(`${level}: ${text} (${file}:${line})`)}\n`);
  }

  function watchScriptErrors(origin) {
    Services.console.registerListener({
      observe(message) {
        if (!(message instanceof Ci.nsIScriptError)) return;
        if (message.flags & Ci.nsIScriptError.infoFlag) return;
        if (!message.sourceName.startsWith(origin)) return;
        const level = message.flags & Ci.nsIScriptError.warningFlag ? 'warning' : 'error';
        tell(level, message.errorMessage, message.sourceName, message.lineNumber);
      },
    });
  }

  function watchConsoleCalls(origin) {
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    storage.addLogEventListener((event) => {
      const call = event.wrappedJSObject ?? event;
      if (!['error', 'warn', 'assert'].includes(call.level)) return;
      if (!String(call.filename).startsWith(origin)) return;
      const text = [...call.arguments].map((argument) => String(argument)).join(' ');
      tell(call.level === 'warn' ? 'warning' : 'error', text, call.filename, call.lineNumber);
    }, Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal));
  }

  async function showTab(browser) {
    const tab = gBrowser.getTabForBrowser(browser);
    if (tab && gBrowser.selectedTab !== tab) gBrowser.selectedTab = tab;
    if (tab) browser.focus();
  }

  /** The popup takes the focus some frames after it opened; keys sent earlier would go to the browser's window. */
  async function focused(browser) {
    await showTab(browser);
    if (browser.isRemoteBrowser) return window;
    const end = Date.now() + 5000;
    while (!browser.contentDocument.hasFocus()) {
      if (Date.now() > end) throw new Error('The page never got the focus');
      await new Promise((resolve) => window.setTimeout(resolve, 5));
    }
    return browser.contentWindow;
  }

  window.signpostDriver = {
    watchConsole(origin) {
      watchScriptErrors(origin);
      watchConsoleCalls(origin);
    },

    selectedTab: () => numberOf(gBrowser.selectedBrowser),

    findTab(addressPart) {
      const found = gBrowser.browsers.findLast((browser) => browser.currentURI.spec.includes(addressPart));
      return found ? numberOf(found) : null;
    },

    openTab(address) {
      const tab = gBrowser.addTab(address, {
        inBackground: true,
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });
      return numberOf(tab.linkedBrowser);
    },

    async show(number) {
      await showTab(browserOf(number));
    },

    /** WebDriver's name of the tab, for the commands that only Marionette has. */
    handle(number) {
      const { NavigableManager } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/NavigableManager.sys.mjs',
      );
      return NavigableManager.getIdForBrowser(browserOf(number));
    },

    isGone(number) {
      const browser = browsers.get(number);
      return !browser?.isConnected || !browser.browsingContext;
    },

    isRemote: (number) => browserOf(number).isRemoteBrowser,
    url: (number) => browserOf(number).currentURI.spec,
    evaluate: (number, expression) => run(browserOf(number).contentWindow, expression),

    async press(number, key, modifiers) {
      const target = await focused(browserOf(number));
      const name = key.length > 1 ? `KEY_${key}` : key;
      const held = Object.fromEntries(modifiers.map((modifier) => [`${modifier.toLowerCase()}Key`, true]));
      events().synthesizeKey(name, held, target);
    },

    async type(number, text) {
      const target = await focused(browserOf(number));
      events().sendString(text, target);
    },

    async click(number, selector) {
      const browser = browserOf(number);
      await showTab(browser);
      const element = browser.contentDocument.querySelector(selector);
      if (!element) throw new Error(`There is no ${selector}`);
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      events().synthesizeMouseAtPoint(x, y, {}, browser.contentWindow);
    },

    async screenshot(number) {
      const global = browserOf(number).browsingContext.currentWindowGlobal;
      const picture = await global.drawSnapshot(null, 1, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d').drawImage(picture, 0, 0);
      return canvas.toDataURL('image/png').split(',')[1];
    },

    clickToolbarButton(id) {
      const button = document.getElementById(`${id.replace(/[^a-z0-9_-]/gi, '_').toLowerCase()}-BAP`);
      if (!button)
        throw new Error(`The toolbar has no button of ${id}; action.default_area must be "navbar"`);
      button.doCommand();
    },

    popup() {
      const popup = popupBrowser();
      return popup ? numberOf(popup) : null;
    },

    closePopup() {
      popupBrowser()?.closest('panel')?.hidePopup();
    },

    async inBackground(id, expression) {
      const extension = extensionOf(id);
      if (!backgroundWindow(extension)) await extension.wakeupBackground();
      return run(backgroundWindow(extension), expression);
    },

    async stopBackground(id) {
      const extension = extensionOf(id);
      if (extension.backgroundState === 'stopped') return;
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    },
  };
})();
