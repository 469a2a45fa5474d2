import type { Page } from '@playwright/test';

/** Makes all clips of the extension page's library those of an older extractor, which read a wrong source on the pages of these headlines. */
export async function makeOld(page: Page, misread: string[]): Promise<void> {
  await page.evaluate(async (headlines) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('shiping');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const store = database.transaction('clips', 'readwrite').objectStore('clips');
    await new Promise<void>((resolve) => {
      store.getAll().onsuccess = ({ target }) => {
        const rows = target instanceof IDBRequest && Array.isArray(target.result) ? target.result : [];
        for (const row of rows) {
          row.clip.article.extractorVersion = '0.0.1';
          if (headlines.includes(row.clip.article.headline)) row.clip.article.contentSource = '读错的来源';
          store.put(row);
        }
      };
      store.transaction.oncomplete = () => resolve();
    });
    database.close();
  }, misread);
}
