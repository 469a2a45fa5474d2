/**
 * `npm run test:crash [-- --kills N] [--only young|warm]`: kills real browsers while they write, N times on a profile a few
 * seconds old and N times on one that has lived, and looks after each restart whether every change that was acknowledged is
 * there: clips with their pages, then tags, note, star and place in a list, a highlight, a clip taken anew with what it said
 * before, one imported over by a copy that is older by its date, one moved to the trash, and clips that were erased and must not
 * come back. Several such changes are on their way at the moment of each kill.
 *
 * Each young profile is new, and verified whole. For every fifth of them there is one more whose database is deleted between the
 * kill and the next start, as a browser does that forgets it: these are killed in the midst of an erasure, and a clip that is
 * gone then must be one whose erasure the journal has. The warm profile is one for all its kills, has no journal any more, and
 * grows with each: after a kill the clips are looked up that this run of the browser changed and, in turn, a share of the earlier
 * ones; the whole library is verified and every clip ever acknowledged looked up after every twentieth kill and after the last.
 * So a kill takes as long at the end as at the beginning. After every fifth kill the database is deleted too, once a start has
 * brought the copy of the whole library up to date, and everything must come back from that.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import { copyExtension, launchBench, openBench } from './bench-browser';
import type { Crash } from './crash-in-page';
import { judge, type Step } from './crash-steps';
import type { Bench } from './in-page';

declare const bench: Bench;
declare const crash: Crash;
declare function opened(canary: string): void;
declare function beginErasure(number: number): void;
declare function acknowledge(number: number, step: Step): void;

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, only: { type: 'string' } } });
const kills = Number(values.kills);

/** After this the browser has committed the origin's bucket. */
const WARM_MS = 60_000;

/** A browser is killed at some moment of so much writing. */
const WRITING_MS = 3500;

/** So long after an erasure was begun at most the browser is killed where that is wanted. */
const ERASING_MS = 60;

/** How many clips of earlier runs are looked up after a kill, and how often all are. */
const EARLIER = 200;
const ALL_EVERY = 20;

/** A browser that takes longer to be killed and looked at hangs: the run ends there, and says so. */
const LONGEST_MS = 120_000;

/** The browser drops a young database by itself too seldom to tell by; every so manieth profile has its taken away. */
const TAKEN_EVERY = 5;

/** The last change of each clip that was acknowledged. */
type Acknowledged = Map<number, Step>;

/** What came of the kills of one kind of profile. */
interface Tally {
  kills: number;
  clips: number;
  /** Acknowledged changes by kind. */
  changes: Map<Step, number>;
  /** Clips that are behind what was acknowledged of them. */
  lost: number;
  /** Clips that are in a state which they never had, or whose records are damaged. */
  torn: number;
  unindexed: number;
  /** Clips that are a change further than was told: the browser was killed between the two. */
  ahead: number;
  /** How many clips were being erased at the moments of the kills. */
  erasing: number;
  /** How often the browser came back with another database than it was killed with. */
  dropped: number;
  /** Milliseconds of each kill: two starts of the browser, the writing between them, and the look after it. */
  spent: number[];
}

const folder = mkdtempSync(join(tmpdir(), 'shiping-crash-'));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let failed = 0;

try {
  const extension = await copyExtension(folder);
  if (values.only !== 'warm') await killYoung(extension);
  if (values.only !== 'young') await killWarm(extension);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

async function killYoung(extension: string): Promise<void> {
  const young = newTally();
  for (let kill = 0; kill < kills; kill++) {
    const profile = join(folder, `young-${kill}`);
    await killOnce({ extension, profile, first: 1, kill, earlier: new Map(), isVerified: true }, young);
    rmSync(profile, { recursive: true, force: true });
  }
  report('young profiles', young);

  const taken = newTally();
  for (let kill = 0; kill < kills; kill += TAKEN_EVERY) {
    const profile = join(folder, `taken-${kill}`);
    const wanted = { extension, profile, first: 1, kill, earlier: new Map(), isVerified: true, isTaken: true };
    await killOnce(wanted, taken);
    rmSync(profile, { recursive: true, force: true });
  }
  report('young profiles whose database was taken away', taken);
}

async function killWarm(extension: string): Promise<void> {
  const profile = join(folder, 'warm');
  const context = await launchBench(extension, profile);
  const page = await openBench(context, extension);
  await page.evaluate(() => bench.fill(1, 20));
  await pause(WARM_MS);
  await page.evaluate(() => crash.age());
  await context.close();
  const warm = newTally();
  const all: Acknowledged = new Map();
  for (let kill = 0; kill < kills; kill++) {
    const isTaken = (kill + 1) % TAKEN_EVERY === 0;
    const isVerified = kill === kills - 1 || (kill + 1) % ALL_EVERY === 0 || isTaken;
    const numbers = [...all.keys()];
    const start = (kill * EARLIER) % Math.max(1, numbers.length);
    const looked = isVerified ? numbers : numbers.slice(start, start + EARLIER);
    const earlier: Acknowledged = new Map(looked.flatMap((number) => pairOf(number, all.get(number))));
    // Beyond what is acknowledged, one more may have been written.
    const first = Math.max(10_000, ...numbers) + 2;
    const wanted = { extension, profile, first, kill, earlier, isVerified, isTaken, isWarm: true };
    const acknowledged = await killOnce(wanted, warm);
    for (const [number, step] of acknowledged) all.set(number, step);
  }
  report('a warm profile', warm);
}

function pairOf(number: number, step: Step | undefined): [number, Step][] {
  return step === undefined ? [] : [[number, step]];
}

function newTally(): Tally {
  const none = { kills: 0, clips: 0, lost: 0, torn: 0, unindexed: 0, ahead: 0, erasing: 0, dropped: 0 };
  return { ...none, changes: new Map(), spent: [] };
}

interface Kill {
  extension: string;
  profile: string;
  /** The number of the first clip to save. */
  first: number;
  kill: number;
  /** Clips from before, and how far each of them must be. */
  earlier: Acknowledged;
  /** Whether the whole library is verified. */
  isVerified: boolean;
  /** Whether the database is deleted before the next start. */
  isTaken?: boolean;
  /** Whether that waits for the copy of the whole library, and the next database is made one of yesterday too. */
  isWarm?: boolean;
}

/** Writes, kills at some moment, starts again and looks; gives back what was acknowledged. */
async function killOnce(kill: Kill, tally: Tally): Promise<Acknowledged> {
  let hanging: ReturnType<typeof setTimeout> | undefined;
  const hangs = new Promise<never>((_, reject) => {
    const words = `kill ${kill.kill} hangs for more than ${LONGEST_MS / 1000} s`;
    hanging = setTimeout(() => reject(new Error(words)), LONGEST_MS);
  });
  try {
    return await Promise.race([hangs, killAndLook(kill, tally)]);
  } finally {
    clearTimeout(hanging);
  }
}

async function killAndLook(
  { extension, profile, first, kill, earlier, isVerified, isTaken, isWarm }: Kill,
  tally: Tally,
): Promise<Acknowledged> {
  const began = performance.now();
  const acknowledged: Acknowledged = new Map();
  const context = await launchBench(extension, profile);
  const page = await openBench(context, extension);
  const killBrowser = await findKill(context);
  await page.exposeFunction('acknowledge', (number: number, step: Step) => {
    acknowledged.set(number, step);
    tally.changes.set(step, (tally.changes.get(step) ?? 0) + 1);
  });
  let known = '';
  await page.exposeFunction('opened', (canary: string) => {
    known = canary;
  });
  const erasures: number[] = [];
  await page.exposeFunction('beginErasure', (number: number) => void erasures.push(number));
  const broken: unknown[] = [];
  const watched = page.evaluate((from) => crash.saveOn(from, { opened, beginErasure, acknowledge }), first);
  watched.catch((error) => broken.push(error));
  while (known === '' && broken.length === 0) await pause(20);
  const moment = Math.random() * WRITING_MS;
  await pause(moment);
  if (isTaken && !isWarm) {
    const begun = erasures.length;
    while (erasures.length === begun && broken.length === 0) await pause(1);
    await pause(Math.random() * ERASING_MS);
  }
  // What ends the writing before the browser does is a fault of its own.
  if (broken.length > 0) throw broken[0];
  await killBrowser();
  tally.erasing += erasures.filter((number) => acknowledged.get(number) !== 'erased').length;
  if (isTaken && isWarm) await copyWhole(extension, profile);
  if (isTaken) rmSync(join(profile, 'Default/IndexedDB'), { recursive: true });

  const again = await launchBench(extension, profile);
  const looking = await openBench(again, extension);
  const wanted = [...earlier, ...acknowledged];
  const found = await looking.evaluate(
    (numbers) => crash.recovered(numbers),
    wanted.map(([number]) => number),
  );
  const state = isVerified ? await looking.evaluate(() => crash.verified()) : undefined;
  if (isTaken && isWarm) await looking.evaluate(() => crash.age());
  await again.close();

  const listed = new Set(found.listed);
  // Of a database that is there still its own word is enough.
  const secured = isTaken && !isWarm ? new Set(found.secured) : undefined;
  const verdicts = wanted.map(([number, step], at) =>
    judge(number, step, { state: found.states[at] ?? 'none', listed, secured }),
  );
  const lost = verdicts.filter((verdict) => verdict === 'lost').length;
  const torn = verdicts.filter((verdict) => verdict === 'torn').length + (state?.damaged.length ?? 0);
  tally.kills++;
  tally.clips += acknowledged.size;
  tally.lost += lost;
  tally.torn += torn;
  tally.unindexed += state?.unindexed ?? 0;
  tally.ahead += verdicts.slice(earlier.size).filter((verdict) => verdict === 'ahead').length;
  // Whoever of background and bench came first has written its clips again.
  if (found.canary !== known) tally.dropped++;
  tally.spent.push(performance.now() - began);
  if (lost + torn + (state?.unindexed ?? 0) > 0 || state?.countsRight === false) {
    failed++;
    const faults = wanted.flatMap(([number, step], at) =>
      verdicts[at] === 'lost' || verdicts[at] === 'torn' ? [`${number} ${step} → ${found.states[at]}`] : [],
    );
    const dropped = found.canary !== known;
    console.error(`kill ${kill} after ${moment.toFixed(0)} ms:`, JSON.stringify({ dropped, faults, ...state }));
  }
  return acknowledged;
}

/** A start of the browser that brings the copy of the whole library up to date. */
async function copyWhole(extension: string, profile: string): Promise<void> {
  const context = await launchBench(extension, profile);
  await (await openBench(context, extension)).evaluate(() => crash.keepCopy());
  await context.close();
}

/** Finds the browser's main process, so that nothing is left to ask at the moment of its death. */
async function findKill(context: BrowserContext): Promise<() => Promise<void>> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser has no main process');
  return async () => {
    const closed = new Promise((resolve) => context.once('close', resolve));
    process.kill(main.id, 'SIGKILL');
    await closed;
  };
}

function report(of: string, tally: Tally): void {
  const { clips, changes, lost, torn, unindexed, ahead, erasing, dropped, spent } = tally;
  const seconds = spent.map((milliseconds) => milliseconds / 1000).sort((one, other) => one - other);
  const told = [...changes].map(([step, count]) => `${count} ${step}`).join(', ');
  console.log(
    `${of}: ${tally.kills} kills, ${clips} clips acknowledged (${told}), ${lost} lost, ${torn} half-written, ` +
      `${unindexed} not found by search; ${ahead} were killed between a change and its acknowledgement, ${erasing} in an erasure; ` +
      `the browser had dropped the database ${dropped} times; ` +
      `${seconds[seconds.length >> 1]?.toFixed(1)} s a kill, ${seconds.at(-1)?.toFixed(1)} s at most`,
  );
}
