import { browser } from 'wxt/browser';

/**
 * Shows a clip in the library page, in the library tab that is open already or else in a new one. With `existing` the
 * page says that the clip was there before, with a query it marks the words that were sought: `library.html#clip=…&find=群众`.
 */
export async function openClipPage(id: string, { existing = false, query = '' } = {}): Promise<void> {
  const page = browser.runtime.getURL('/library.html');
  const url = `${page}#clip=${id}${existing ? '&existing' : ''}${query === '' ? '' : `&find=${encodeURIComponent(query)}`}`;
  const [open] = await browser.tabs.query({ url: `${page}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
