/**
 * `npm run bench:library [-- --clips N] [--json FILE] [--profile FOLDER]`: the library in a real Chromium, inside the
 * built extension, filled with generated articles; every figure beside a baseline of the same run. The filled profile is
 * kept in FOLDER, if one is given, and the next run begins with a copy of it: filling 100,000 clips takes long.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { addressIn, copyExtension, launchBench, openBench } from './bench-browser';
import type { Bench } from './in-page';
import { QUERY_KINDS, type QueryKind } from './make-articles';
import { CORPUS, makeReprintPairs, readOriginals, scoreReprints } from './reprint-pairs';

declare const bench: Bench;

const { values } = parseArgs({
  options: {
    clips: { type: 'string', default: '1000' },
    json: { type: 'string' },
    profile: { type: 'string' },
    samples: { type: 'string', default: '7' },
    queries: { type: 'string', default: '2000' },
  },
});
const clips = Number(values.clips);
const samples = Number(values.samples);

/** Clips of one import. */
const FILL_TOGETHER = 4000;

/** The last ones are saved one by one, as a user does: so the index has a tail. */
const SAVED_SINGLY = 100;

const folder = mkdtempSync(join(tmpdir(), 'shiping-bench-'));
/** Chromium knows an extension by its folder: a profile that is kept needs it in the same place. */
const kept = values.profile === undefined ? folder : resolve(values.profile);
const median = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
const round = (value: number, digits = 2) => Number(value.toFixed(digits));
const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const extension = await copyExtension(kept);
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

type Contexts = Record<'empty' | 'full', BrowserContext>;

/** A view over an empty library and over the full one, in turns. */
async function paints(contexts: Contexts, address: string) {
  const runs: Record<keyof Contexts, { ms: number; memory: number }[]> = { empty: [], full: [] };
  for (let sample = 0; sample <= samples; sample++) {
    runs.empty.push(await paintOf(contexts.empty, address));
    runs.full.push(await paintOf(contexts.full, address));
  }
  // The first one fills the browser's caches.
  const of = ([, ...rest]: { ms: number; memory: number }[]) => ({
    ms: median(rest.map(({ ms }) => ms)),
    memory: median(rest.map(({ memory }) => memory)),
  });
  return { empty: of(runs.empty), full: of(runs.full) };
}

/** Fills the kept profile up to the wanted number of clips; gives back a copy of it, which the measurements may change. */
async function fillProfile(extension: string): Promise<string> {
  const profile = join(kept, `profile-${clips}`);
  if (!existsSync(profile)) {
    const unfinished = join(kept, 'unfinished');
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    const context = await launchBench(extension, unfinished);
    const filler = await openBench(context, extension);
    const imported = Math.max(0, clips - SAVED_SINGLY);
    for (let first = 1; first <= imported; first += FILL_TOGETHER) {
      const count = Math.min(FILL_TOGETHER, imported - first + 1);
      const { made, written, settled } = await filler.evaluate(([from, many]) => bench.fill(from, many), [
        first,
        count,
      ] as const);
      const each = (ms: number) => round(ms / count);
      say(
        `${first + count - 1} clips; each ${each(made)} ms to make, ${each(written)} to import, ${each(settled)} after`,
      );
    }
    await filler.evaluate(([from, to]) => bench.saveEach(from, to), [imported + 1, clips] as const);
    await context.close();
    cpSync(unfinished, profile, { recursive: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
  const copy = join(folder, 'full');
  cpSync(profile, copy, { recursive: true });
  return copy;
}

/** Whether reprints of real texts are known among the clips; nothing where the corpus is not at hand. */
async function measureReprints(page: Page) {
  const originals = readOriginals();
  if (originals.length === 0) {
    say(`reprints were not measured: no texts in ${CORPUS} (SHIPING_SHARED names another place)`);
    return undefined;
  }
  const { kept, lookedUp } = makeReprintPairs(originals, clips);
  const ids = await page.evaluate(
    (bodies) => bench.keepTexts(bodies),
    kept.map(({ body }) => body),
  );
  const nameOf = new Map(ids.map((id, at) => [id, kept[at]?.name ?? '']));
  const found = await page.evaluate(
    (bodies) => bench.lookUp(bodies),
    lookedUp.map(({ body }) => body),
  );
  return scoreReprints(
    lookedUp,
    found.map((some) => some.map((id) => nameOf.get(id) ?? id)),
  );
}

async function run(extension: string) {
  const loadBefore = loadavg()[0] ?? 0;
  const profile = await fillProfile(extension);
  const context = await launchBench(extension, profile);
  // An index of an older format is made anew, leftovers are swept away.
  await inFreshPage(context, extension, (page) => page.evaluate(() => bench.settle()));
  const contexts = { empty: await launchBench(extension, join(folder, 'empty')), full: context };
  const popup = await paints(contexts, addressIn(extension, 'popup.html'));
  const library = await paints(contexts, addressIn(extension, 'library.html'));
  await contexts.empty.close();
  say(
    `popup ${round(popup.full.ms)} of ${round(popup.empty.ms)} ms, library ${round(library.full.ms)} of ${round(library.empty.ms)} ms`,
  );

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
  const reprintPairs = await inFreshPage(context, extension, measureReprints);
  say('exactness …');
  const exactness = await inFreshPage(context, extension, (page) =>
    page.evaluate(([queries, many]) => bench.exactness(queries, many), [Number(values.queries), clips] as const),
  );
  await context.close();

  // Ratios under a load are rough: programs that wait for the disk are held up less than those that calculate.
  const load = [loadBefore, loadavg()[0] ?? 0].map((value) => round(value, 1));
  const ratio = (ms: number, baseline: number) => ({ ms: round(ms), ratio: round(ms / baseline) });
  return {
    n: clips,
    machine: { cores: availableParallelism(), load },
    firstRows: { ...ratio(popup.full.ms, popup.empty.ms), listMs: round(warm.list) },
    libraryFirstRows: { ...ratio(library.full.ms, library.empty.ms), facetsMs: round(warm.facets) },
    baselines: { freshRead: round(freshRead), warmRead: round(warm.read) },
    searchFresh: Object.fromEntries([...fresh].map(([kind, spent]) => [kind, ratio(median(spent), freshRead)])),
    searchWarm: Object.fromEntries(Object.entries(warm.kinds).map(([kind, spent]) => [kind, ratio(spent, warm.read)])),
    indexPerText: { ...sizes, ratio: round((sizes.index + sizes.prints) / sizes.text, 3) },
    save: { ...ratio(save.save, save.put), putMs: round(save.put) },
    bulkImport: { ...ratio(bulk.write, bulk.put), putMs: round(bulk.put) },
    nearDuplicate: ratio(reprints.find, warm.read),
    reprints: reprintPairs,
    popupMemoryMB: round((popup.full.memory - popup.empty.memory) / 1e6, 1),
    exactness,
  };
}

function toTable(result: Awaited<ReturnType<typeof run>>): string {
  const kinds = QUERY_KINDS.map((kind) => {
    const [cold, hot] = [result.searchFresh[kind], result.searchWarm[kind]];
    return `| search, ${kind} | ${cold?.ms} ms = ${cold?.ratio} × | ${hot?.ms} ms = ${hot?.ratio} × |`;
  });
  return [
    `${result.machine.cores} cores, load ${result.machine.load.join(' to ')}`,
    '',
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
    `| reprints known | ${result.reprints ? `recall ${result.reprints.recall}, precision ${result.reprints.precision} of ${result.reprints.pairs} texts` : 'not measured'} | |`,
    `| popup's memory | ${result.popupMemoryMB} MB more than empty | |`,
    `| exactness | ${result.exactness.wrong} wrong of ${result.exactness.queries} | |`,
  ].join('\n');
}
