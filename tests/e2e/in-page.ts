import type { CDPSession, Page } from '@playwright/test';

/**
 * What Shiping shows on a page lies in a closed shadow root, which no selector enters. The accessibility tree has it all,
 * by the roles and names that a screen reader would say; running text is of the role `StaticText`.
 */
async function find(session: CDPSession, role: string, name: string | RegExp): Promise<number | undefined> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const found = nodes.find((node) => {
    const said = String(node.name?.value ?? '');
    const named = typeof name === 'string' ? said === name : name.test(said);
    return !node.ignored && node.role?.value === role && named;
  });
  return found?.backendDOMNodeId;
}

/** Waits until it is on the page and gives its DOM node: `await seeOnPage(page, 'StaticText', '已保存')`. */
export async function seeOnPage(page: Page, role: string, name: string | RegExp, timeout = 20_000): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    for (const end = Date.now() + timeout; ; await page.waitForTimeout(100)) {
      const node = await find(session, role, name);
      if (node !== undefined) return node;
      if (Date.now() > end) throw new Error(`${page.url()} shows no ${role} named ${name}`);
    }
  } finally {
    await session.detach();
  }
}

/** Whether it is on the page now. */
export async function isOnPage(page: Page, role: string, name: string | RegExp): Promise<boolean> {
  return seeOnPage(page, role, name, 0).then(
    () => true,
    () => false,
  );
}

/** Clicks the part of it that is in sight, once it stands still: `await clickOnPage(page, 'button', '撤销')`. */
export async function clickOnPage(page: Page, role: string, name: string | RegExp, button: 'left' | 'right' = 'left') {
  const backendNodeId = await seeOnPage(page, role, name);
  const session = await page.context().newCDPSession(page);
  const look = async () => (await session.send('DOM.getContentQuads', { backendNodeId })).quads[0] ?? [];
  let quad = await look();
  for (let before: number[] = []; String(before) !== String(quad); quad = await look()) {
    before = quad;
    await page.waitForTimeout(50);
  }
  await session.detach();
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quad;
  const edge = await page.evaluate(() => innerWidth);
  await page.mouse.click((left + Math.min(right, edge)) / 2, (top + bottom) / 2, { button });
}

/** What is drawn behind it: `await backgroundOnPage(page, 'dialog', '这是作者')` → 「rgb(31, 33, 36)」. */
export async function backgroundOnPage(page: Page, role: string, name: string | RegExp): Promise<string | undefined> {
  const backendNodeId = await seeOnPage(page, role, name);
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    await session.send('DOM.getDocument', { depth: 0 });
    const { nodeIds } = await session.send('DOM.pushNodesByBackendIdsToFrontend', { backendNodeIds: [backendNodeId] });
    const { computedStyle } = await session.send('CSS.getComputedStyleForNode', { nodeId: nodeIds[0] ?? 0 });
    return computedStyle.find((property) => property.name === 'background-color')?.value;
  } finally {
    await session.detach();
  }
}
