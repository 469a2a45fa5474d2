import { spawn } from 'node:child_process';

/** How one step went: everything it printed, and whether it ended well. */
export interface Step {
  ok: boolean;
  output: string;
  seconds: number;
}

/**
 * Runs one of package.json's scripts and keeps its output to itself: `await runStep('unit', ['tests/text'])`.
 * Never throws; a script that cannot be started is a step that failed.
 */
export function runStep(script: string, args: string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Step> {
  const started = Date.now();
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const end = (ok: boolean) =>
      resolve({ ok, output: Buffer.concat(chunks).toString(), seconds: (Date.now() - started) / 1000 });
    // npm is a .cmd file on Windows, which only a shell can start.
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
