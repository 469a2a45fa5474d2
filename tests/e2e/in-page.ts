import type { CDPSession, Page } from '@playwright/test';

/** What Shiping shows on a page lies in a closed shadow root; the accessibility tree sees into it, as a reader does. */
interface Shown {
  role: string;
  name: string;
  backendNodeId: number;
  session: CDPSession;
}

/** Everything on the page with this role and name, the extension's own UI included: `find(page, 'button', '剪藏')`. */
async function find(page: Page, role: string, name: string | RegExp): Promise<Shown | undefined> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  for (const { ignored, role: roleValue, name: nameValue, backendDOMNodeId } of nodes) {
    const found = { role: String(roleValue?.value ?? ''), name: String(nameValue?.value ?? '') };
    const named = typeof name === 'string' ? found.name === name : name.test(found.name);
    if (!ignored && found.role === role && named && backendDOMNodeId !== undefined)
      return { ...found, backendNodeId: backendDOMNodeId, session };
  }
  return undefined;
}

/** Waits for it to appear: `await seeOnPage(page, 'button', '剪藏')`. */
export async function seeOnPage(page: Page, role: string, name: string | RegExp, timeout = 10_000): Promise<Shown> {
  const end = Date.now() + timeout;
  for (;;) {
    const shown = await find(page, role, name);
    if (shown) return shown;
    if (Date.now() > end) throw new Error(`nothing on ${page.url()} is a ${role} named ${name}`);
    await page.waitForTimeout(100);
  }
}

/** Clicks it where it stands, by the mouse: `await clickOnPage(page, 'button', '撤销')`. */
export async function clickOnPage(page: Page, role: string, name: string | RegExp, button: 'left' | 'right' = 'left') {
  const { session, backendNodeId } = await seeOnPage(page, role, name);
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quads[0] ?? [];
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  await page.mouse.move(x, y);
  await page.mouse.click(x, y, { button });
}

/** Whether it is there now. */
export async function isOnPage(page: Page, role: string, name: string | RegExp): Promise<boolean> {
  return (await find(page, role, name)) !== undefined;
}
