import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** What is in the database, by the extension page that looks: how the copy stands, and how many clips it has yet to take. */
async function copyOf(page: Page): Promise<{ kind: string; uncopied: number }> {
  return page.evaluate(async () => {
    const toPromise = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await toPromise(indexedDB.open('shiping'));
    const tx = database.transaction(['meta', 'uncopied', 'clips', 'copied']);
    const [state, marked, clips, copied] = await Promise.all([
      toPromise(tx.objectStore('meta').get('copy')),
      toPromise(tx.objectStore('uncopied').getAllKeys()),
      toPromise(tx.objectStore('clips').getAllKeys()),
      toPromise(tx.objectStore('copied').getAllKeys()),
    ]);
    database.close();
    // One that was saved since has no mark yet.
    const uncopied = new Set([...marked, ...clips.filter((id) => !copied.includes(id))]);
    return { kind: String(state?.kind), uncopied: uncopied.size };
  });
}

/** Waits until the copy has everything. */
export const isWhole = (page: Page) =>
  expect.poll(() => copyOf(page), { timeout: 60_000 }).toEqual({ kind: 'kept', uncopied: 0 });

/** Makes the database one of yesterday, of which the journal keeps nothing any more. */
export async function age(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('shiping');
      request.onsuccess = () => resolve(request.result);
    });
    const tx = database.transaction('meta', 'readwrite');
    const meta = tx.objectStore('meta');
    meta.get('canary').onsuccess = ({ target }) => {
      const canary = target instanceof IDBRequest ? target.result : undefined;
      meta.put({ ...canary, born: new Date(Date.now() - 86_400_000).toISOString() }, 'canary');
    };
    await new Promise<void>((resolve) => {
      tx.oncomplete = () => resolve();
    });
    database.close();
    const keys = await chrome.storage.local.getKeys();
    await chrome.storage.local.remove(keys.filter((key) => key.startsWith('journal')));
  });
}
