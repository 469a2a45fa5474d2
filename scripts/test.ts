import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { provideBrowser } from './find-browser';
import { runStep, type Step } from './run-step';

/** `npm test`: types, lint, unit tests, build, end-to-end tests; the last line is 「N passed, N failed」. */

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const VitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

const scratch = mkdtempSync(join(tmpdir(), 'shiping-test-'));
const total: Count = { passed: 0, failed: 0, skipped: 0 };

/** Shows how a step went, whole where it failed, and adds its tests to the total; a step without tests counts if it fails. */
function tell(name: string, { ok, output, seconds }: Step, count?: Count): void {
  const { passed, failed, skipped } = count ?? { passed: 0, failed: 0, skipped: 0 };
  total.passed += passed;
  total.skipped += skipped;
  // A runner may fail without a failed test: a file that does not load, a leak, no report at all.
  total.failed += ok ? failed : Math.max(failed, 1);
  if (!ok) console.log(output.trimEnd());
  const tests = count ? `  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}` : '';
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(6)} ${`${seconds.toFixed(1)} s`.padStart(8)}${tests}`);
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function check(name: string): Promise<boolean> {
  const step = await runStep(name);
  tell(name, step);
  return step.ok;
}

async function unit(): Promise<void> {
  const file = join(scratch, 'unit.json');
  const step = await runStep('unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = VitestReport.safeParse(readReport(file));
  if (!report.success) return tell('unit', { ...step, ok: false });
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report.data;
  tell('unit', step, { passed, failed, skipped });
}

async function e2e(): Promise<void> {
  let browser: string;
  try {
    browser = provideBrowser(console.log);
  } catch (error) {
    return tell('e2e', { ok: false, output: String(error), seconds: 0 });
  }
  const file = join(scratch, 'e2e.json');
  const step = await runStep('e2e', ['--reporter=list,json'], { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = PlaywrightReport.safeParse(readReport(file));
  if (!report.success) return tell('e2e', { ...step, ok: false });
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  tell('e2e', step, { passed: expected, failed: unexpected + flaky, skipped });
}

try {
  await check('types');
  await check('lint');
  await unit();
  // The end-to-end tests drive what was built just now, never an older build.
  if (await check('build')) await e2e();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;
