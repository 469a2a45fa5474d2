import { EXTENSION_ID, serviceWorker } from '../../scripts/launch-browser';
import { expect, test } from './fixtures';

test('the built extension loads and speaks Chinese', async ({ context }) => {
  const worker = await serviceWorker(context);
  expect(new URL(worker.url()).hostname).toBe(EXTENSION_ID);
  expect(await worker.evaluate(() => chrome.i18n.getMessage('extensionName'))).toBe('拾评');
});
