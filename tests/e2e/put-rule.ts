import type { Page } from '@playwright/test';

/** Stores a rule as if the user had pointed at what is not the article: `putDropRule(library, 'gscn.com.cn', '.a-container > p')`. */
export async function putDropRule(page: Page, host: string, selector: string): Promise<void> {
  const rule = { host, role: 'drop', selector, addedAt: new Date().toISOString() };
  await page.evaluate(async (rule) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('shiping');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('rules', 'readwrite');
    transaction.objectStore('rules').put(rule, [rule.host, rule.role, rule.selector, '']);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  }, rule);
}
