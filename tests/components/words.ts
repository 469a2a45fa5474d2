import { vi } from 'vitest';
import { browser } from 'wxt/browser';
import words from '../../utils/i18n/locales/zh_CN.json';

/** Has `translate` speak Simplified Chinese, as the browser would: `$1` … filled in, unknown names empty. */
export function speakChinese() {
  const sentences = new Map(Object.entries(words));
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((name: string, values: string | string[] = []) =>
    (sentences.get(name) ?? '').replace(/\$(\d)/g, (_, place) => [values].flat()[place - 1] ?? ''),
  );
}
