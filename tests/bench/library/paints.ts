import type { BrowserContext } from '@playwright/test';

const median = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;

/** Milliseconds from the start of the navigation until the view has painted its rows (or that there are none). */
async function paintOf(context: BrowserContext, address: string): Promise<{ ms: number; memory: number }> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const shown = () => document.querySelector('[role="row"], .empty-list, [data-empty]');
    const watcher = new MutationObserver(() => {
      if (!shown()) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { painted: performance.now() })));
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
  await page.goto(address);
  const ms = await page.waitForFunction(() => Reflect.get(globalThis, 'painted'), undefined, { timeout: 15_000 });
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const result = { ms: Number(await ms.jsonValue()), memory: usedSize };
  await page.close();
  return result;
}

/** The two browsers that are compared. */
export interface Compared {
  base: BrowserContext;
  other: BrowserContext;
}

/** The first rows of a view over one library and over another, in turns; medians of so many. */
export async function comparePaints({ base, other }: Compared, address: string, samples: number) {
  const runs: Record<keyof Compared, { ms: number; memory: number }[]> = { base: [], other: [] };
  for (let sample = 0; sample <= samples; sample++) {
    runs.base.push(await paintOf(base, address));
    runs.other.push(await paintOf(other, address));
  }
  // The first one fills the browser's caches.
  const of = ([, ...rest]: { ms: number; memory: number }[]) => ({
    ms: median(rest.map(({ ms }) => ms)),
    memory: median(rest.map(({ memory }) => memory)),
  });
  return { base: of(runs.base), other: of(runs.other) };
}
