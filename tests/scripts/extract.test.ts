import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod/mini';

const folder = mkdtempSync(join(tmpdir(), 'shiping-extract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = join(folder, 'page.html');
const SENTENCE = '村口的井换了新轱辘，老人说水还是从前的味道，只是打水不再费劲了。';
writeFileSync(
  PAGE,
  `<title>井台边</title><h1>井台边</h1><p>2021-05-06 07:08　来源：山麓日报</p>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(4)}`,
);

const Answer = z.object({
  title: z.nullable(z.string()),
  error: z.optional(z.string()),
  message: z.optional(z.string()),
});

function extract(options: string[], input = '') {
  const command = ['run', '--silent', 'extract', '--', ...options];
  const { stdout, stderr, status } = spawnSync('npm', command, { input, encoding: 'utf8' });
  const lines = stdout.split('\n').filter(Boolean);
  return { answers: lines.map((line) => Answer.parse(JSON.parse(line))), stderr, status };
}

test('a file that cannot be read is told of in its place and does not stop the others', () => {
  const missing = join(folder, 'missing.html');
  const { answers, status } = extract(
    ['--serve'],
    [`${missing}\thttp://a.example.cn/1`, `${PAGE}\tno address`, '', `${PAGE}\thttp://a.example.cn/2.html`].join('\n'),
  );
  expect(answers.map(({ title, error }) => [title, error])).toEqual([
    [null, 'unreadable'],
    [null, 'unreadable'],
    ['井台边', undefined],
  ]);
  expect(answers[0]?.message).toContain(missing);
  expect(answers[1]?.message).toContain('Invalid URL');
  expect(status).toBe(0);
});

test('without a file, or with one that is missing, it says what was wrong', () => {
  expect(extract([])).toMatchObject({ status: 1, stderr: expect.stringContaining('--serve') });
  expect(extract([join(folder, 'none.html')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('none.html'),
  });
});
