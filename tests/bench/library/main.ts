/**
 * `npm run bench:library [-- --clips N] [--json FILE]`: the library in a real Chromium, inside the built extension, filled
 * with generated articles; every figure beside a baseline of the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { addressIn, copyExtension, launchBench, openBench } from './bench-browser';
import type { Bench } from './in-page';
import { QUERY_KINDS, type QueryKind } from './make-articles';

declare const bench: Bench;

const { values } = parseArgs({
  options: {
    clips: { type: 'string', default: '1000' },
    json: { type: 'string' },
    samples: { type: 'string', default: '7' },
    queries: { type: 'string', default: '2000' },
  },
});
const clips = Number(values.clips);
const samples = Number(values.samples);
const FILL_TOGETHER = 2000;

const folder = mkdtempSync(join(tmpdir(), 'shiping-bench-'));
const median = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
const round = (value: number, digits = 2) => Number(value.toFixed(digits));
const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const extension = await copyExtension(folder);
  const result = await run(extension);
  console.log(toTable(result));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function inFreshPage<T>(
  context: BrowserContext,
  extension: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await openBench(context, extension);
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

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

async function paints(context: BrowserContext, address: string) {
  const runs = [];
  for (let sample = 0; sample <= samples; sample++) runs.push(await paintOf(context, address));
  // The first one fills the browser's caches.
  const [, ...rest] = runs;
  return { ms: median(rest.map(({ ms }) => ms)), memory: median(rest.map(({ memory }) => memory)) };
}

async function run(extension: string) {
  let context = await launchBench(extension, join(folder, 'profile'));
  const empty = {
    popup: await paints(context, addressIn(extension, 'popup.html')),
    library: await paints(context, addressIn(extension, 'library.html')),
  };
  say(`empty: popup ${round(empty.popup.ms)} ms, library ${round(empty.library.ms)} ms`);
  const filler = await openBench(context, extension);
  for (let first = 1; first <= clips; first += FILL_TOGETHER) {
    const count = Math.min(FILL_TOGETHER, clips - first + 1);
    const ms = await filler.evaluate(([from, many]) => bench.fill(from, many), [first, count] as const);
    say(`${first + count - 1} clips, ${round(ms / count)} ms each`);
  }
  await filler.close();
  await context.close();
  context = await launchBench(extension, join(folder, 'profile'));
  const full = {
    popup: await paints(context, addressIn(extension, 'popup.html')),
    library: await paints(context, addressIn(extension, 'library.html')),
  };
  say(`full: popup ${round(full.popup.ms)} ms, library ${round(full.library.ms)} ms`);

  const freshReads: number[] = [];
  const fresh = new Map<QueryKind, number[]>(QUERY_KINDS.map((kind) => [kind, []]));
  for (let sample = 0; sample < samples; sample++) {
    freshReads.push(
      await inFreshPage(context, extension, (page) =>
        page.evaluate((number) => bench.freshRead(number), 1 + sample * 37),
      ),
    );
    for (const kind of QUERY_KINDS) {
      const { ms } = await inFreshPage(context, extension, (page) =>
        page.evaluate(([of, seed, many]) => bench.freshSearch(of, seed, many), [kind, sample, clips] as const),
      );
      fresh.get(kind)?.push(ms);
    }
  }
  const freshRead = median(freshReads);
  say(`fresh read ${round(freshRead)} ms`);
  const warm = await inFreshPage(context, extension, (page) => page.evaluate((many) => bench.warm(many, 15), clips));
  const sizes = await inFreshPage(context, extension, (page) => page.evaluate(() => bench.sizes()));
  const save = await inFreshPage(context, extension, (page) =>
    page.evaluate((first) => bench.save(first, 30), clips + 1),
  );
  const reprints = await inFreshPage(context, extension, (page) =>
    page.evaluate((many) => bench.reprints(many, 20), clips),
  );
  const bulk = await inFreshPage(context, extension, (page) =>
    page.evaluate((first) => bench.bulk(first, 1000), clips + 101),
  );
  say('exactness …');
  const queries = clips <= 20_000 ? Number(values.queries) : 0;
  const exactness = await inFreshPage(context, extension, (page) =>
    page.evaluate((many) => bench.exactness(many), queries),
  );
  await context.close();

  const ratio = (ms: number, baseline: number) => ({ ms: round(ms), ratio: round(ms / baseline) });
  return {
    n: clips,
    firstRows: { ...ratio(full.popup.ms, empty.popup.ms), listMs: round(warm.list) },
    libraryFirstRows: { ...ratio(full.library.ms, empty.library.ms), facetsMs: round(warm.facets) },
    baselines: { freshRead: round(freshRead), warmRead: round(warm.read) },
    searchFresh: Object.fromEntries([...fresh].map(([kind, spent]) => [kind, ratio(median(spent), freshRead)])),
    searchWarm: Object.fromEntries(Object.entries(warm.kinds).map(([kind, spent]) => [kind, ratio(spent, warm.read)])),
    indexPerText: { ...sizes, ratio: round(sizes.index / sizes.text, 3) },
    save: { ...ratio(save.save, save.put), putMs: round(save.put) },
    bulkImport: { ...ratio(bulk.write, bulk.put), putMs: round(bulk.put) },
    nearDuplicate: ratio(reprints.find, warm.read),
    popupMemoryMB: round((full.popup.memory - empty.popup.memory) / 1e6, 1),
    exactness,
  };
}

function toTable(result: Awaited<ReturnType<typeof run>>): string {
  const kinds = QUERY_KINDS.map((kind) => {
    const [cold, hot] = [result.searchFresh[kind], result.searchWarm[kind]];
    return `| search, ${kind} | ${cold?.ms} ms = ${cold?.ratio} × | ${hot?.ms} ms = ${hot?.ratio} × |`;
  });
  return [
    `| ${result.n} clips | fresh page | warm |`,
    '|---|---|---|',
    `| one text read (baseline) | ${result.baselines.freshRead} ms | ${result.baselines.warmRead} ms |`,
    ...kinds,
    `| popup, first rows | ${result.firstRows.ms} ms = ${result.firstRows.ratio} × empty | list ${result.firstRows.listMs} ms |`,
    `| library page, first rows | ${result.libraryFirstRows.ms} ms = ${result.libraryFirstRows.ratio} × empty | facets ${result.libraryFirstRows.facetsMs} ms |`,
    `| search data per text | ${result.indexPerText.ratio} | ${result.indexPerText.segments} segments, tail ${result.indexPerText.tail} |`,
    `| save one | ${result.save.ms} ms = ${result.save.ratio} × put | |`,
    `| bulk import of 1,000 | ${result.bulkImport.ms} ms = ${result.bulkImport.ratio} × puts | |`,
    `| near-duplicate lookup | | ${result.nearDuplicate.ms} ms = ${result.nearDuplicate.ratio} × |`,
    `| popup's memory | ${result.popupMemoryMB} MB more than empty | |`,
    `| exactness | ${result.exactness.wrong} wrong of ${result.exactness.queries} | |`,
  ].join('\n');
}
