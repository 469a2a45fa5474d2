/**
 * `npm run test:crash [-- --kills N]`: kills real browsers while they save, N times on a profile a few seconds old and N
 * times on one that has lived, and looks after each restart whether every clip that was acknowledged is there with its page.
 *
 * Each young profile is new, and verified whole. For every fifth of them there is one more whose database is deleted between
 * the kill and the next start, as a browser does that forgets it. The warm profile is one for all its kills and grows by some hundred clips
 * with each: after a kill the clips are looked up that this run of the browser acknowledged and, in turn, a share of the
 * earlier ones; the whole library is verified and every clip ever acknowledged looked up after every twentieth kill and
 * after the last. So a kill takes as long at the end as at the beginning.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import { copyExtension, launchBench, openBench } from './bench-browser';
import type { Bench } from './in-page';

declare const bench: Bench;
declare function acknowledge(id: string): void;

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } });
const kills = Number(values.kills);

/** After this the browser has committed the origin's bucket. */
const WARM_MS = 60_000;

/** How many clips of earlier runs are looked up after a kill, and how often all are. */
const EARLIER = 200;
const ALL_EVERY = 20;

/** A browser that takes longer to be killed and looked at hangs: the run ends there, and says so. */
const LONGEST_MS = 60_000;

/** The browser drops a young database by itself too seldom to tell by; every so manieth profile has its taken away. */
const TAKEN_EVERY = 5;

/** What came of the kills of one kind of profile. */
interface Tally {
  kills: number;
  acknowledged: number;
  lost: number;
  pageless: number;
  halfWritten: number;
  unindexed: number;
  /** How often the browser came back with another database than it was killed with. */
  dropped: number;
  /** Milliseconds of each kill: two starts of the browser, the saving between them, and the look after it. */
  spent: number[];
}

const folder = mkdtempSync(join(tmpdir(), 'shiping-crash-'));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let failed = 0;

try {
  const extension = await copyExtension(folder);
  const young = newTally();
  for (let kill = 0; kill < kills; kill++) {
    const profile = join(folder, `young-${kill}`);
    const acknowledged = await killOnce({ extension, profile, first: 1, kill, earlier: [], isVerified: true }, young);
    young.acknowledged += acknowledged.length;
    rmSync(profile, { recursive: true, force: true });
  }
  report('young profiles', young);

  const taken = newTally();
  for (let kill = 0; kill < kills; kill += TAKEN_EVERY) {
    const profile = join(folder, `taken-${kill}`);
    const wanted = { extension, profile, first: 1, kill, earlier: [], isVerified: true, isTaken: true };
    taken.acknowledged += (await killOnce(wanted, taken)).length;
    rmSync(profile, { recursive: true, force: true });
  }
  report('young profiles whose database was taken away', taken);

  const profile = join(folder, 'warm');
  const context = await launchBench(extension, profile);
  const page = await openBench(context, extension);
  await page.evaluate(() => bench.fill(1, 20));
  await pause(WARM_MS);
  await context.close();
  const warm = newTally();
  const all: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const isVerified = kill === kills - 1 || (kill + 1) % ALL_EVERY === 0;
    const start = (kill * EARLIER) % Math.max(1, all.length);
    const earlier = isVerified ? all : all.slice(start, start + EARLIER);
    // Beyond what is acknowledged, one more may have been written.
    const first = 10_001 + all.length + kill;
    all.push(...(await killOnce({ extension, profile, first, kill, earlier: [...earlier], isVerified }, warm)));
  }
  warm.acknowledged = all.length;
  report('a warm profile', warm);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

function newTally(): Tally {
  return { kills: 0, acknowledged: 0, lost: 0, pageless: 0, halfWritten: 0, unindexed: 0, dropped: 0, spent: [] };
}

interface Kill {
  extension: string;
  profile: string;
  /** The number of the first clip to save. */
  first: number;
  kill: number;
  /** Clips that must be there from before. */
  earlier: string[];
  /** Whether the whole library is verified. */
  isVerified: boolean;
  /** Whether the database is deleted before the next start. */
  isTaken?: boolean;
}

/** Saves, kills at some moment of the first seconds, starts again and looks; gives back what was acknowledged. */
async function killOnce(kill: Kill, tally: Tally): Promise<string[]> {
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
  { extension, profile, first, kill, earlier, isVerified, isTaken }: Kill,
  tally: Tally,
): Promise<string[]> {
  const began = performance.now();
  const acknowledged: string[] = [];
  const context = await launchBench(extension, profile);
  const page = await openBench(context, extension);
  await page.exposeFunction('acknowledge', (id: string) => acknowledged.push(id));
  page.evaluate((from) => bench.saveOn(from, acknowledge), first).catch(() => undefined);
  await pause(150 + ((kill * 379) % 2500));
  const canary = await page.evaluate(() => bench.canary());
  await killBrowser(context);
  if (isTaken) rmSync(join(profile, 'Default/IndexedDB'), { recursive: true });

  const again = await launchBench(extension, profile);
  const looking = await openBench(again, extension);
  const found = await looking.evaluate((ids) => bench.recovered(ids), [...earlier, ...acknowledged]);
  const state = isVerified ? await looking.evaluate(() => bench.verified()) : undefined;
  await again.close();
  tally.kills++;
  tally.lost += found.missing.length;
  tally.pageless += found.pageless.length;
  tally.halfWritten += state?.damaged.length ?? 0;
  tally.unindexed += state?.unindexed ?? 0;
  // Whoever of background and bench came first has written its clips again.
  if (found.canary !== canary) tally.dropped++;
  tally.spent.push(performance.now() - began);
  const faults = found.missing.length + found.pageless.length + (state ? state.damaged.length + state.unindexed : 0);
  if (faults > 0 || state?.countsRight === false) {
    failed++;
    console.error(`kill ${kill}:`, JSON.stringify({ ...found, ...state }));
  }
  return acknowledged;
}

async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser has no main process');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await closed;
}

function report(of: string, tally: Tally): void {
  const { acknowledged, lost, pageless, halfWritten, unindexed, dropped, spent } = tally;
  const seconds = spent.map((milliseconds) => milliseconds / 1000).sort((one, other) => one - other);
  console.log(
    `${of}: ${tally.kills} kills, ${acknowledged} clips acknowledged, ${lost} lost, ${pageless} without their page, ` +
      `${halfWritten} half-written, ${unindexed} not found by search; the browser had dropped the database ${dropped} times; ` +
      `${seconds[seconds.length >> 1]?.toFixed(1)} s a kill, ${seconds.at(-1)?.toFixed(1)} s at most`,
  );
}
