import { browser } from 'wxt/browser';
import type messages from './locales/zh_CN.json';

/** A name of one of the extension's own sentences; the Simplified file has them all. */
export type MessageKey = keyof typeof messages;

// WXT types getMessage by a messages file in public/; ours are made from the locale files by a build hook.
declare module 'wxt/browser' {
  interface WxtI18n {
    getMessage(messageName: MessageKey, substitutions?: string[]): string;
  }
}

/** The sentence in the browser's language, `$1` … `$9` filled in: `translate('clipCount', '1,204')` → 「1,204 篇」. */
export function translate(key: MessageKey, ...values: string[]): string {
  return browser.i18n.getMessage(key, values);
}

/**
 * The sentence for a name that is known only as it runs, such as a format's label or a fault's reason; empty where the
 * locale files have none: `translateName('fault_hash')`.
 */
export function translateName(name: string): string {
  const words: { getMessage(messageName: string): string } = browser.i18n;
  return words.getMessage(name);
}

/** The language of those sentences, for `lang` attributes: `zh-Hans`, `zh-Hant` or `en`. */
export function uiLanguage(): string {
  return translate('languageTag');
}
