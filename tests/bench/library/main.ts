/**
 * `npm run bench:library [-- --clips N] [--json FILE] [--profile FOLDER]`: the library in a real Chromium, inside the
 * built extension, filled with generated articles; every figure beside a baseline of the same run. The filled profile is
 * kept in FOLDER, if one is given, and the next run begins with a copy of it: filling 100,000 clips takes long.
 *
 * Of several sizes (`--clips 1000,100000`) each is measured; then the first rows and a rare search of the smallest and of the
 * largest, in turns, which is the growth between them. FILE then has the largest, with `growth` and the others as `smaller`.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { addressIn, copyExtension, launchBench, openBench } from './bench-browser';
import type { Bench } from './in-page';
import { QUERY_KINDS, type QueryKind } from './make-articles';
import { comparePaints } from './paints';
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
const sizes = values.clips.split(',').map(Number);
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
  const results: Awaited<ReturnType<typeof run>>[] = [];
  for (const clips of sizes.sort((one, other) => one - other)) {
    const result = await run(extension, clips);
    console.log(toTable(result));
    results.push(result);
  }
  const growth = await measureGrowth(extension);
  if (growth) {
    const { firstRows, rareWarm, list, published } = growth;
    console.log(
      `growth from ${growth.from} to ${growth.to}: first rows ${firstRows.ratio} ×, list ${list.ratio} ×, by publication ${published.ratio} ×, rare search ${rareWarm.ratio} ×`,
    );
  }
  const largest = results.pop();
  const told = growth ? { ...largest, growth, smaller: results } : largest;
  if (values.json) writeFileSync(values.json, `${JSON.stringify(told, null, 1)}\n`);
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

/** Fills the kept profile up to the wanted number of clips; gives back a copy of it, which the measurements may change. */
async function fillProfile(extension: string, clips: number): Promise<string> {
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
  const copy = join(folder, `full-${clips}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(profile, copy, { recursive: true });
  // The worker that a kept profile has is of the build that filled it, and would work beside the new one.
  rmSync(join(copy, 'Default', 'Service Worker'), { recursive: true, force: true });
  return copy;
}

/** Whether reprints of real texts are known among the clips; nothing where the corpus is not at hand. */
async function measureReprints(page: Page, clips: number) {
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

/** A browser with a library of so many clips, its index in order. */
async function openFilled(extension: string, clips: number): Promise<BrowserContext> {
  const context = await launchBench(extension, await fillProfile(extension, clips));
  // An index of an older format is made anew, leftovers are swept away.
  await inFreshPage(context, extension, (page) => page.evaluate(() => bench.settle()));
  return context;
}

/** How much longer the first rows and a rare search take in the largest library than in the smallest. */
async function measureGrowth(extension: string) {
  const [from = 0, to = 0] = [sizes[0], sizes.at(-1)];
  if (from === to) return undefined;
  const compared = { base: await openFilled(extension, from), other: await openFilled(extension, to) };
  const popup = await comparePaints(compared, addressIn(extension, 'popup.html'), samples);
  const pages = {
    base: await openBench(compared.base, extension),
    other: await openBench(compared.other, extension),
  };
  const spent: { base: Spent[]; other: Spent[] } = { base: [], other: [] };
  for (let round = 0; round < samples * 3; round++) {
    for (const [kind, clips] of [['base', from] as const, ['other', to] as const]) {
      spent[kind].push(await pages[kind].evaluate(([seed, many]) => bench.growth(seed, many), [round, clips] as const));
    }
  }
  await compared.base.close();
  await compared.other.close();
  const of = (small: number, large: number) => ({ from: round(small), to: round(large), ratio: round(large / small) });
  // The first looks read what the others have.
  const between = (what: keyof Spent) =>
    of(median(spent.base.slice(2).map((one) => one[what])), median(spent.other.slice(2).map((one) => one[what])));
  return {
    from,
    to,
    firstRows: of(popup.base.ms, popup.other.ms),
    list: between('rows'),
    published: between('published'),
    rareWarm: between('rare'),
  };
}

type Spent = Awaited<ReturnType<Bench['growth']>>;

async function run(extension: string, clips: number) {
  const loadBefore = loadavg()[0] ?? 0;
  const context = await openFilled(extension, clips);
  const empty = join(folder, 'empty');
  rmSync(empty, { recursive: true, force: true });
  const compared = { base: await launchBench(extension, empty), other: context };
  const popup = await comparePaints(compared, addressIn(extension, 'popup.html'), samples);
  const library = await comparePaints(compared, addressIn(extension, 'library.html'), samples);
  await compared.base.close();
  say(
    `popup ${round(popup.other.ms)} of ${round(popup.base.ms)} ms, library ${round(library.other.ms)} of ${round(library.base.ms)} ms`,
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
  const reprintPairs = await inFreshPage(context, extension, (page) => measureReprints(page, clips));
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
    firstRows: { ...ratio(popup.other.ms, popup.base.ms), listMs: round(warm.list) },
    libraryFirstRows: { ...ratio(library.other.ms, library.base.ms), facetsMs: round(warm.facets) },
    baselines: { freshRead: round(freshRead), warmRead: round(warm.read) },
    searchFresh: Object.fromEntries([...fresh].map(([kind, spent]) => [kind, ratio(median(spent), freshRead)])),
    searchWarm: Object.fromEntries(Object.entries(warm.kinds).map(([kind, spent]) => [kind, ratio(spent, warm.read)])),
    indexPerText: { ...sizes, ratio: round((sizes.index + sizes.prints) / sizes.text, 3) },
    save: { ...ratio(save.save, save.put), putMs: round(save.put) },
    bulkImport: { ...ratio(bulk.write, bulk.put), putMs: round(bulk.put) },
    nearDuplicate: { ...ratio(reprints.find, reprints.read), readMs: round(reprints.read) },
    reprints: reprintPairs,
    popupMemoryMB: round((popup.other.memory - popup.base.memory) / 1e6, 1),
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
