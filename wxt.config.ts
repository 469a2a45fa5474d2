import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'wxt';

const LOCALES = 'utils/i18n/locales';

export default defineConfig({
  imports: false,
  webExt: { disabled: true },
  vite: () => ({ build: { target: 'es2023' } }),
  manifest: {
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    // A Chromium without its language pack (Debian's, for one) skips the default locale and takes English before the user's
    // own language; with English as the default it takes the user's language first.
    default_locale: 'en',
    minimum_chrome_version: '120',
    // Narrower than the browser's own: an extension page loads nothing from elsewhere but the pictures that the user asks for,
    // and sends nothing anywhere, whatever should ever slip into it.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus'],
    icons: iconFiles('article', [16, 32, 48, 128]),
    action: { default_icon: iconFiles('not-article', [16, 32, 48]) },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+L' } },
      'clip-page': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandClipPage__' },
    },
  },
  hooks: {
    // In-page button and shortcut read the page without a click on the icon, so the listed sites' hosts are host permissions too.
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.host_permissions = [...new Set(manifest.content_scripts?.flatMap((script) => script.matches ?? []))];
      // WXT takes the icon's words from the popup's <title>, which is in one language.
      if (manifest.action) manifest.action.default_title = '__MSG_extensionName__';
    },
    // The locale files are plain JSON beside translate.ts; the browser wants each in _locales/<language>/messages.json.
    'build:publicAssets': (_wxt, assets) => {
      for (const file of readdirSync(LOCALES)) {
        const messages: Record<string, string> = JSON.parse(readFileSync(join(LOCALES, file), 'utf8'));
        assets.push({
          relativeDest: join('_locales', file.replace('.json', ''), 'messages.json'),
          contents: JSON.stringify(
            Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, { message }])),
          ),
        });
      }
    },
  },
});

function iconFiles(name: string, sizes: number[]) {
  return Object.fromEntries(sizes.map((size) => [size, `icon/${name}-${size}.png`]));
}
