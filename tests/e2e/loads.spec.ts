import { EXTENSION_ID, serviceWorker } from '../../scripts/launch-browser';
import { expect, test } from './fixtures';

test('the built extension loads and speaks Chinese', async ({ context }) => {
  const worker = await serviceWorker(context);
  expect(new URL(worker.url()).hostname).toBe(EXTENSION_ID);
  expect(await worker.evaluate(() => chrome.i18n.getMessage('extensionName'))).toBe('拾评');
});

test('a page of the extension can send nothing anywhere', async ({ context }) => {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/library.html`);
  const refused = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
    const elsewhere = 'https://elsewhere.example/';
    await fetch(elsewhere, { method: 'POST', body: '文', mode: 'no-cors' }).catch(() => undefined);
    const frame = document.createElement('iframe');
    frame.src = elsewhere;
    document.body.append(frame);
    const form = document.createElement('form');
    form.action = elsewhere;
    document.body.append(form);
    form.submit();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return directives;
  });
  expect(refused.sort()).toEqual(['connect-src', 'form-action', 'frame-src']);
});
