type Preference = boolean | number | string;

/** A dead end for every service that Firefox would ask on its own. */
const NOWHERE = 'data:,';

/**
 * Nothing leaves this machine: every name is this machine's, no proxy is used and no service of the browser starts.
 * Marionette adds its own recommended preferences, but only once it runs, which is too late for the first requests.
 */
const CONFINED: Record<string, Preference> = {
  'network.dns.forceResolve': '127.0.0.1',
  'network.dns.disablePrefetch': true,
  'network.predictor.enabled': false,
  'network.prefetch-next': false,
  'network.http.speculative-parallel-limit': 0,
  'network.proxy.type': 0,
  'network.trr.mode': 5,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'dom.security.https_first': false,
  'dom.security.https_first_schemeless': false,
  'dom.security.https_only_mode': false,
  'app.normandy.enabled': false,
  'app.normandy.api_url': '',
  'app.update.disabledForTesting': true,
  'app.shield.optoutstudies.enabled': false,
  'browser.ml.enable': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'services.settings.server': `${NOWHERE}#remote-settings-dummy/v1`,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': NOWHERE,
  'toolkit.telemetry.unified': false,
};

/** No page, bar or question of the browser itself comes between the test and the extension. */
const QUIET: Record<string, Preference> = {
  'browser.aboutConfig.showWarning': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.couldRestoreSession.count': -1,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.uitour.enabled': false,
  'browser.warnOnQuit': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'dom.disable_beforeunload': true,
  'startup.homepage_welcome_url': 'about:blank',
  'termsofuse.bypassNotification': true,
  'toolkit.startup.max_resumed_crashes': -1,
  'trailhead.firstrun.didSeeAboutWelcome': true,
  // A hidden window or tab must not be slowed down: that would be the test's waiting, not the extension's.
  'dom.min_background_timeout_value': 4,
  'dom.min_background_timeout_value_without_budget_throttling': 4,
  'dom.timeout.enable_budget_timer_throttling': false,
  'widget.windows.window_occlusion_tracking.enabled': false,
};

/** What lets the driver see and hold the extension. */
function driven(firefoxId: string, uuid: string): Record<string, Preference> {
  return {
    // Zero: Firefox takes a free port and writes it to MarionetteActivePort, so launches never collide.
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [firefoxId]: uuid }),
    // A temporary add-on loses its data when it is removed, and a clean end of the browser removes it.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.warnings-as-errors': false,
    // The way of the extension's console problems to the driver: dump() on the standard output.
    'browser.dom.window.dump.enabled': true,
  };
}

/** Files go where the test looks for them, without a question. */
const downloads = (folder: string): Record<string, Preference> => ({
  'browser.download.folderList': 2,
  'browser.download.dir': folder,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
});

/** The text of the profile's user.js. */
export function userPreferences(firefoxId: string, uuid: string, downloadFolder: string): string {
  const all = { ...CONFINED, ...QUIET, ...driven(firefoxId, uuid), ...downloads(downloadFolder) };
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
