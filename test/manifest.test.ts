import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifests } from '../extension/manifest.ts';
import project from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https: http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

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
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+R' } },
    'file-now': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandFileNow__' },
    shield: { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_commandShield__' },
  },
  options_ui: { page: 'ui/options/options.html', open_in_tab: true },
  content_security_policy: { extension_pages: policy.join('; ') },
};
const action = {
  default_title: '__MSG_extensionName__',
  default_popup: 'ui/popup/popup.html',
  default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
};

const expected = {
  chrome: {
    ...shared,
    action,
    minimum_chrome_version: '120',
    storage: { managed_schema: 'managed-schema.json' },
    background: { service_worker: 'background.js', type: 'module' },
  },
  firefox: {
    ...shared,
    action: { ...action, default_area: 'navbar' },
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'signpost@signpost.example',
        strict_min_version: '142.0',
        data_collection_permissions: {
          required: ['browsingActivity', 'personallyIdentifyingInfo', 'websiteContent'],
        },
      },
    },
  },
};

describe.each(['chrome', 'firefox'] as const)('The manifest for %s', (browser) => {
  // Also what is absent is held: a new permission, page or script needs a change here, and a reason.
  test('is this one, with nothing more', () => {
    expect(manifests[browser]).toEqual(expected[browser]);
  });

  test('asks for nothing that could capture, read or watch what pages show', () => {
    const capturing = [
      ...[
        'tabs',
        'tabCapture',
        'desktopCapture',
        'pageCapture',
        'display-capture',
        'captureVisibleTab',
        '<all_urls>',
      ],
      ...[
        'webRequest',
        'webRequestBlocking',
        'webNavigation',
        'declarativeNetRequest',
        'history',
        'bookmarks',
        'downloads',
      ],
      ...['clipboardRead', 'cookies', 'debugger', 'offscreen', 'nativeMessaging', 'proxy', 'content_scripts'],
      ...[
        'externally_connectable',
        'web_accessible_resources',
        'devtools_page',
        'sandbox',
        "'unsafe-",
        'data:',
        'blob:',
      ],
    ];
    const written = JSON.stringify(manifests[browser]);
    expect(capturing.filter((word) => written.includes(word))).toEqual([]);
  });

  test('names files that exist', () => {
    const {
      icons,
      action: { default_popup, default_icon },
    } = expected[browser];
    const files = [
      ...Object.values(icons),
      ...Object.values(default_icon),
      default_popup,
      shared.options_ui.page,
      '_locales/en/messages.json',
    ];
    expect(files.filter((file) => !existsSync(join(root, 'extension', file)))).toEqual([]);
  });
});
