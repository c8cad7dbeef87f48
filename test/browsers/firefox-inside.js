// Runs inside Firefox's own window, with its privileges: the driver sends this file once and calls the functions by
// name. Plain JavaScript, since it goes over the wire as it stands. Sources: Firefox's ext-backgroundPage.js,
// ExtensionPopups.sys.mjs and Marionette's event.sys.mjs.
/* global ChromeUtils, Cc, Ci, Services, WebExtensionPolicy, WindowGlobalParent, dump, gBrowser, window, document */
(() => {
  const PROBLEM_MARK = 'signpost-problem ';
  const SCRIPT_MS = 120_000;
  const ACTION_MS = 5_000;
  const MODIFIERS = { Alt: 'altKey', Control: 'ctrlKey', Meta: 'metaKey', Shift: 'shiftKey' };
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

  /** Marionette's hand in the process of a page: it runs scripts and clicks in web tabs and extension pages alike. */
  function handIn(browser) {
    return browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  }

  function run(browser, expression) {
    return handIn(browser).executeScript(`return ${expression}`, [], { timeout: SCRIPT_MS });
  }

  function extensionOf(id) {
    const policy = WebExtensionPolicy.getByID(id);
    if (!policy) throw new Error(`The add-on ${id} is not there`);
    return policy.extension;
  }

  function backgroundBrowser(extension) {
    return [...extension.views].find((candidate) => candidate.viewType === 'background')?.xulBrowser;
  }

  /** Firefox loads a popup in a hidden panel first and then moves it into its view: only there it stays. */
  /** Firefox loads a popup in a hidden browser first and then swaps it into the panel: only that one can be seen. */
  function popupBrowser() {
    const popup = document.querySelector(
      'browser.webextension-popup-browser:not(.webextension-preload-browser)',
    );
    return popup?.currentURI?.schemeIs('moz-extension') ? popup : null;
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

  /** Said by a file of the extension, or in one of its pages. */
  function isOfExtension(origin, file, innerWindowId) {
    const page = WindowGlobalParent.getByInnerWindowId(Number(innerWindowId) || 0)?.documentURI?.spec;
    return `${file}`.startsWith(origin) || `${page}`.startsWith(origin);
  }

  function watchScriptErrors(origin) {
    Services.console.registerListener({
      observe(message) {
        if (!(message instanceof Ci.nsIScriptError)) return;
        if (message.flags & Ci.nsIScriptError.infoFlag) return;
        if (!isOfExtension(origin, message.sourceName, message.innerWindowID)) return;
        // A person may close a page while it waits for an answer; Firefox says so, and nothing is wrong.
        if (message.errorMessage.startsWith('Promise rejected after context unloaded')) return;
        const level = message.flags & Ci.nsIScriptError.warningFlag ? 'warning' : 'error';
        tell(level, message.errorMessage, message.sourceName, message.lineNumber);
      },
    });
  }

  /**
   * Calls of console.error and the like stay in the process of the page, so a script goes into every process. The
   * parent process refuses it, which costs nothing: no page of the extension lives there.
   */
  function watchConsoleCalls(origin) {
    Services.ppmm.addMessageListener('signpost:console', ({ data }) => {
      if (!isOfExtension(origin, data.file, data.innerWindowId)) return;
      tell(data.level === 'warn' ? 'warning' : 'error', data.text, data.file, data.line);
    });
    const script = `(${listenToConsole})()`;
    Services.ppmm.loadProcessScript(`data:application/javascript,${encodeURIComponent(script)}`, true);
  }

  function listenToConsole() {
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    const listener = (event) => {
      const call = event.wrappedJSObject ?? event;
      if (!['error', 'warn', 'assert'].includes(call.level)) return;
      const text = Array.from(call.arguments, (argument) => String(argument)).join(' ');
      const { level, filename, lineNumber: line, innerID: innerWindowId } = call;
      Services.cpmm.sendAsyncMessage('signpost:console', {
        level,
        text,
        file: `${filename}`,
        line,
        innerWindowId,
      });
    };
    storage.addLogEventListener(
      listener,
      Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal),
    );
  }

  function showTab(browser) {
    const tab = gBrowser.getTabForBrowser(browser);
    if (tab && gBrowser.selectedTab !== tab) gBrowser.selectedTab = tab;
    if (tab) browser.focus();
  }

  async function waitFor(what, condition) {
    const end = Date.now() + ACTION_MS;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error(`Waited ${ACTION_MS} ms in vain for ${what}`);
      await new Promise((resolve) => window.setTimeout(resolve, 5));
    }
  }

  /** A page that a person could act on: the tab in front, the popup once its panel has opened. */
  async function show(browser) {
    showTab(browser);
    const panel = browser.closest('panel');
    if (panel) await waitFor('the panel to open', () => panel.state === 'open');
  }

  /**
   * Both processes must agree that the page has the focus. The popup asks for it some frames after it opened, when
   * the panel may not be ready to give it; then the keys would go to the browser's window.
   */
  async function focus(browser) {
    await show(browser);
    await waitFor('the page to get the focus', () => {
      if (Services.focus.focusedElement !== browser) browser.focus();
      return Services.focus.focusedElement === browser && run(browser, 'document.hasFocus()');
    });
  }

  /** Gives keys to Firefox itself, which passes them on to the page that has the focus, and waits until it has them. */
  async function giveKeys(number, give) {
    const browser = browserOf(number);
    await focus(browser);
    give(events());
    await run(browser, 'null');
  }

  /** What the page shows as a PNG in Base64. */
  async function picture(browser) {
    const shown = await browser.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = shown.width;
    canvas.height = shown.height;
    canvas.getContext('2d').drawImage(shown, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  }

  let accessibility;
  /** Firefox's accessibility, which runs from when it is first asked for, and as long as somebody holds it. */
  function accessibilityService() {
    accessibility ??= Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    return accessibility;
  }

  /** What the parent process knows of a page's document; null until the page's process has told it. */
  function accessibleDocument(browser) {
    const frame = accessibilityService().getAccessibleFor(browser);
    const page = frame?.childCount > 0 ? frame.getChildAt(0) : null;
    if (!page) return null;
    const states = {};
    page.getState(states, {});
    return states.value & Ci.nsIAccessibleStates.STATE_BUSY ? null : page;
  }

  const attributeOf = ({ attributes }, name) =>
    attributes?.has(name) ? attributes.getStringProperty(name) : '';

  /** Firefox's own words for what has a word in ARIA too. */
  const ARIA_ROLES = {
    pushbutton: 'button',
    'toggle button': 'button',
    'text leaf': 'text',
    statictext: 'text',
  };

  function accessibleNode(accessible, role, live) {
    const states = {};
    accessible.getState(states, {});
    return {
      role,
      name: accessible.name ?? '',
      ...(accessible.description ? { description: accessible.description } : {}),
      ...(states.value & Ci.nsIAccessibleStates.STATE_FOCUSED ? { focused: true } : {}),
      ...(live === 'polite' || live === 'assertive' ? { live } : {}),
    };
  }

  function readingOrder(accessible, around) {
    const ownRole = accessibilityService().getStringRole(accessible.role);
    const role = attributeOf(accessible, 'xml-roles').split(' ')[0] || (ARIA_ROLES[ownRole] ?? ownRole);
    // Firefox announces an alert without calling it a live region.
    const live = attributeOf(accessible, 'container-live') || (role === 'alert' ? 'assertive' : around);
    const below = Array.from({ length: accessible.childCount }, (_, index) => accessible.getChildAt(index));
    return [accessibleNode(accessible, role, live), ...below.flatMap((child) => readingOrder(child, live))];
  }

  /** Pages that are looked at until somebody says stop. */
  const watched = new Set();

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

    show: (number) => showTab(browserOf(number)),

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

    url: (number) => browserOf(number).currentURI.spec,
    evaluate: (number, expression) => run(browserOf(number), expression),

    press(number, key, modifiers) {
      const name = key.length > 1 ? `KEY_${key}` : key;
      const held = Object.fromEntries(modifiers.map((modifier) => [MODIFIERS[modifier], true]));
      return giveKeys(number, (utilities) => utilities.synthesizeKey(name, held, window));
    },

    type: (number, text) => giveKeys(number, (utilities) => utilities.sendString(text, window)),

    async click(number, selector) {
      const browser = browserOf(number);
      await show(browser);
      const hand = handIn(browser);
      const element = await hand.findElement('css selector', selector, {});
      await hand.clickElement(element, { toJSON: () => ({ 'moz:webdriverClick': true }) });
    },

    async pointAt(number, x, y, altKey) {
      const browser = browserOf(number);
      await focus(browser);
      events().synthesizeMouse(browser, x, y, { type: 'mousemove', altKey }, window);
      await run(browser, 'null');
    },

    /** As the developer tools do, which reach a popup's page too. */
    lookLike(number, dark, forcedColours) {
      const context = browserOf(number).browsingContext.top;
      context.prefersColorSchemeOverride = dark ? 'dark' : 'light';
      context.forcedColorsOverride = forcedColours ? 'active' : 'none';
    },

    async accessibilityTree(number) {
      const browser = browserOf(number);
      await show(browser);
      await waitFor('the accessibility tree', () => accessibleDocument(browser)?.childCount > 0);
      return readingOrder(accessibleDocument(browser));
    },

    async screenshot(number) {
      const browser = browserOf(number);
      await show(browser);
      return picture(browser);
    },

    /** Looks again as soon as the last look is there: a page that is on its way out may not answer. */
    async watch(number) {
      const pictures = [];
      watched.add(number);
      while (watched.has(number)) {
        const taken = await picture(browserOf(number)).catch(() => null);
        if (taken !== null) pictures.push(taken);
        await new Promise((resolve) => window.setTimeout(resolve, 5));
      }
      return pictures;
    },

    stopWatching: (number) => watched.delete(number),

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
      if (!backgroundBrowser(extension)) await extension.wakeupBackground();
      return run(backgroundBrowser(extension), expression);
    },

    async clickMenu(id, number, text) {
      const clicked = JSON.parse(text);
      const extension = extensionOf(id);
      if (!backgroundBrowser(extension)) await extension.wakeupBackground();
      const browser = browserOf(number);
      const info = {
        modifiers: [],
        button: 0,
        editable: false,
        pageUrl: browser.currentURI.spec,
        ...clicked,
      };
      const tab = gBrowser.getTabForBrowser(browser);
      extension.tabManager.addActiveTabPermission(tab);
      extension.emit('webext-menu-menuitem-click', info, tab);
    },

    async setHostAllowed(id, pattern, allowed) {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const permissions = { permissions: [], origins: [pattern] };
      await ExtensionPermissions[allowed ? 'add' : 'remove'](id, permissions, extensionOf(id));
    },

    async stopBackground(id) {
      const extension = extensionOf(id);
      if (extension.backgroundState === 'stopped') return;
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    },
  };
})();
