/** The one source of both manifests. Every permission has its reason in the README; a test holds the exact list. */
import project from '../package.json' with { type: 'json' };

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  // Hotlines and gateways over HTTPS; plain HTTP only to this computer, for the sandbox and local gateways.
  'connect-src https: http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const shared = {
  manifest_version: 3,
  name: '__MSG_extensionName__',
  description: '__MSG_extensionDescription__',
  version: project.version,
  default_locale: 'en',
  icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
  permissions: ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
  host_permissions: ['https://report.cybertip.org/*', 'https://exttest.cybertip.org/*', 'http://127.0.0.1/*'],
  optional_host_permissions: ['https://*/*'],
  content_security_policy: { extension_pages: contentSecurityPolicy },
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+R' } },
    // Letters that open none of Firefox's menus: on Linux it keeps Alt+Shift+F for "File", and so on.
    'file-now': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandFileNow__' },
    shield: { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_commandShield__' },
  },
  options_ui: { page: 'ui/options/options.html', open_in_tab: true },
  action: {
    default_title: '__MSG_extensionName__',
    default_popup: 'ui/popup/popup.html',
    default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
  },
};

export type BrowserFamily = 'chrome' | 'firefox';

/** The oldest versions with everything that is used. */
export const oldestVersion = { chrome: 120, firefox: 142 } as const satisfies Record<BrowserFamily, number>;

/** The manifest of each browser: they differ only where the browsers do. */
export const manifests: Readonly<Record<BrowserFamily, object>> = {
  chrome: {
    ...shared,
    minimum_chrome_version: String(oldestVersion.chrome),
    // Written by the build from the policy's own schema. Firefox hands an administrator's policy over unchecked.
    storage: { managed_schema: 'managed-schema.json' },
    background: { service_worker: 'background.js', type: 'module' },
  },
  firefox: {
    ...shared,
    action: { ...shared.action, default_area: 'navbar' },
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'signpost@signpost.example',
        strict_min_version: `${oldestVersion.firefox}.0`,
        // What is sent to the hotline is the reported address, its title and who reports.
        data_collection_permissions: {
          required: ['browsingActivity', 'personallyIdentifyingInfo', 'websiteContent'],
        },
      },
    },
  },
};
