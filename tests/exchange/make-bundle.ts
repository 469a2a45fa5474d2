import { hashClips, writeBundle } from '../../utils/exchange/bundle';
import type { WholeClip } from '../../utils/library/library';
import { makeClip } from '../../utils/library/make-clip';
import { idOf, makeNumbered } from '../library/make-article';

export const ABOUT = {
  generator: { name: 'Shiping', version: '0.1.0' },
  exportedAt: new Date('2026-03-02T00:00:00.000Z'),
};

const CLIPPED_AT = new Date('2026-03-01T08:00:00.000Z');

export function makeWhole(number: number, fields: Parameters<typeof makeNumbered>[1] = {}): Promise<WholeClip> {
  return makeClip({ id: idOf(number), article: makeNumbered(number, fields), tags: ['文风'] }, CLIPPED_AT);
}

export async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}

/** A bundle of three clips as JSON. */
export async function makeBundle(): Promise<string> {
  const clips = [await makeWhole(1), await makeWhole(2), await makeWhole(3)];
  return (await writeBundle(each(clips), ABOUT)).text();
}

/** The same bundle damaged, its hash made right again so that only the damage is at fault. */
export async function damage(json: string, change: (bundle: Record<string, unknown>) => void): Promise<string> {
  const bundle: Record<string, unknown> = JSON.parse(json);
  change(bundle);
  if (Array.isArray(bundle.clips)) bundle.sha256 = await hashClips(bundle.clips);
  return JSON.stringify(bundle);
}

/** Sets the value at a path like 「clips[1].article.url」; `undefined` takes it away. */
export function setAt(bundle: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), bundle);
  if (!isObject(parent)) throw new Error(`no such path: ${path}`);
  if (value === undefined) delete parent[last];
  // Not by assignment: 「__proto__」 is to be a key.
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
