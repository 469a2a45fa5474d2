import type { Page } from '@playwright/test';

/** What is to be done to clips, each named by its id. */
interface Harm {
  /** Their texts become others. */
  text?: string[];
  /** Their rows do not parse, and stand where they stood. */
  row?: string[];
  /** Their rows are in no list any more. */
  lists?: string[];
  /** Their markup is gone. */
  markup?: string[];
  /** All of them is gone. */
  all?: string[];
}

/** Changes records as a fault of disk or browser would: past the extension. `await harm(page, { row: [id] })` */
export async function harm(page: Page, wanted: Harm): Promise<void> {
  await page.evaluate(async ({ text = [], row = [], lists = [], markup = [], all = [] }) => {
    const opening = indexedDB.open('shiping');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const tx = opening.result.transaction(['clips', 'texts', 'contents'], 'readwrite');
    const change = (store: string, id: string, how: object) => {
      const reading = tx.objectStore(store).get(id);
      reading.onsuccess = () => tx.objectStore(store).put({ ...reading.result, ...how });
    };
    for (const id of text) change('texts', id, { articleBody: '这里被换成了别的话。', prints: [] });
    for (const id of row) change('clips', id, { pages: '坏' });
    for (const id of lists) change('clips', id, { lists: '坏' });
    for (const id of markup) tx.objectStore('contents').delete(id);
    for (const id of all) for (const store of ['clips', 'texts', 'contents']) tx.objectStore(store).delete(id);
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    opening.result.close();
  }, wanted);
}
