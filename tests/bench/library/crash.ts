/**
 * `npm run test:crash [-- --kills N]`: kills real browsers while they save, N times on a profile a few seconds old and N
 * times on one that has lived, and looks after each restart whether every acknowledged clip is there and whole.
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

const folder = mkdtempSync(join(tmpdir(), 'shiping-crash-'));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const total = { kills: 0, acknowledged: 0, lost: 0, halfWritten: 0, unindexed: 0, emptied: 0 };
let failed = 0;

try {
  const extension = await copyExtension(folder);
  for (let kill = 0; kill < kills; kill++) {
    const profile = join(folder, `young-${kill}`);
    await killOnce(extension, profile, 1, [], kill);
    rmSync(profile, { recursive: true, force: true });
  }
  report('young profiles');

  const profile = join(folder, 'warm');
  const context = await launchBench(extension, profile);
  const page = await openBench(context, extension);
  await page.evaluate(() => bench.fill(1, 20));
  await pause(WARM_MS);
  await context.close();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await killOnce(extension, profile, 10_001 + acknowledged.length + kill, acknowledged, kill);
  }
  report('a warm profile');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

/** Saves, kills at some moment of the first seconds, starts again and looks; `acknowledged` grows by what was promised. */
async function killOnce(
  extension: string,
  profile: string,
  first: number,
  acknowledged: string[],
  kill: number,
): Promise<void> {
  const context = await launchBench(extension, profile);
  const page = await openBench(context, extension);
  await page.exposeFunction('acknowledge', (id: string) => acknowledged.push(id));
  page.evaluate((from) => bench.saveOn(from, acknowledge), first).catch(() => undefined);
  await pause(150 + ((kill * 379) % 2500));
  const canary = await page.evaluate(() => bench.canary());
  await killBrowser(context);

  const again = await launchBench(extension, profile);
  const looking = await openBench(again, extension);
  const found = await looking.evaluate((ids) => bench.recovered(ids), acknowledged);
  await again.close();
  total.kills++;
  total.acknowledged = acknowledged.length + (profile.includes('young') ? total.acknowledged : 0);
  total.lost += found.missing.length;
  total.halfWritten += found.damaged.length;
  total.unindexed += found.unindexed;
  // Whoever of background and bench came first has written its clips again.
  if (found.canary !== canary) total.emptied++;
  if (found.missing.length + found.damaged.length + found.unindexed > 0 || !found.countsRight) {
    failed++;
    console.error(`kill ${kill}:`, JSON.stringify(found));
  }
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

function report(of: string): void {
  const { acknowledged, lost, halfWritten, unindexed, emptied } = total;
  console.log(
    `${of}: ${total.kills} kills, ${acknowledged} clips acknowledged, ${lost} lost, ${halfWritten} half-written, ` +
      `${unindexed} not found by search; ${emptied} databases were gone and made again`,
  );
  for (const key of ['kills', 'acknowledged', 'lost', 'halfWritten', 'unindexed', 'emptied'] as const) total[key] = 0;
}
