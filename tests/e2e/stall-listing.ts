import type { Page } from '@playwright/test';

/**
 * Takes the first clip out of the list of highlights, as it is where that is being made for a library of an older version, and lets
 * the page that is loaded next not go on with it before `sessionStorage` is cleared.
 */
export async function stallListing(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opening = indexedDB.open('shiping');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const tx = opening.result.transaction(['highlights', 'meta'], 'readwrite');
    const finding = tx.objectStore('highlights').getAllKeys();
    finding.onsuccess = () => {
      const [clip] = [finding.result[0]].flat();
      tx.objectStore('highlights').delete(IDBKeyRange.bound([clip], [clip, []]));
    };
    tx.objectStore('meta').put('', 'listed');
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    opening.result.close();
    sessionStorage.setItem('stalled', 'yes');
  });
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const isListing = mode === 'readwrite' && [stores].flat().join() === 'texts,highlights,meta';
      if (isListing && sessionStorage.getItem('stalled')) throw new DOMException('stalled', 'InvalidStateError');
      return transaction.call(this, stores, mode, options);
    };
  });
}
