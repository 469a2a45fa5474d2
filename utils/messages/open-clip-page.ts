import { browser } from 'wxt/browser';

/**
 * Shows a clip in the library page, in the library tab that is open already or else in a new one. With `existing` the
 * page says that the clip was there before: `library.html#clip=…&existing`.
 */
export async function openClipPage(id: string, { existing = false } = {}): Promise<void> {
  const page = browser.runtime.getURL('/library.html');
  const url = `${page}#clip=${id}${existing ? '&existing' : ''}`;
  const [open] = await browser.tabs.query({ url: `${page}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
