import type * as z from 'zod/mini';

/** Why a file is refused; each has a sentence in the locale files (`fault_syntax` …). */
export const FAULT_REASONS = [
  'tooLarge',
  'encoding',
  'syntax',
  'notBundle',
  'newerVersion',
  'forbiddenKey',
  'unknownKey',
  'tooDeep',
  'missing',
  'type',
  'value',
  'tooLong',
  'tooShort',
  'duplicateId',
  'count',
  'hash',
  'html',
] as const;
/** One of them: `hash`. */
export type FaultReason = (typeof FAULT_REASONS)[number];

/** One fault of a file: `{ path: 'clips[1].article.url', reason: 'value', found: 'javascript:alert(1)' }`. */
export interface Fault {
  /** 「clips[1].article.url」; empty for the file itself. */
  path: string;
  reason: FaultReason;
  /** At most 80 characters, none that is invisible. */
  found: string;
}

/** The file is not imported; the library is as it was. Its message names all faults: 「clips[1].id: duplicateId; sha256: hash」. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    super(faults.map(({ path, reason }) => `${path}: ${reason}`).join('; '));
    this.faults = faults;
  }
}

type Path = readonly PropertyKey[];

const MAX_FOUND = 80;

/** So many faults are listed; `faults.slice(0, MAX_FAULTS)`: a longer list helps nobody. */
export const MAX_FAULTS = 20;

/** A fault with its path and value made fit to be shown: `makeFault(['counts', 'clips'], 'count', 7)`. */
export function makeFault(path: Path, reason: FaultReason, found?: unknown): Fault {
  return { path: showPath(path), reason, found: showValue(found) };
}

/** zod's issues about `value` as faults; `above` is where the value lies in the file. */
export function toFaults(error: z.core.$ZodError, value: unknown, above: Path = []): Fault[] {
  const faults = error.issues.flatMap((issue) => {
    const found = valueAt(value, issue.path);
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => makeFault([...path, key], 'unknownKey', valueAt(found, [key])));
    }
    return [makeFault(path, found === undefined ? 'missing' : REASON_OF_CODE[issue.code], found)];
  });
  // A value that fails two checks is one fault.
  return faults.filter(({ path }, at) => faults.findIndex((fault) => fault.path === path) === at);
}

const REASON_OF_CODE: Record<Exclude<z.core.$ZodIssue['code'], 'unrecognized_keys'>, FaultReason> = {
  invalid_type: 'type',
  too_big: 'tooLong',
  too_small: 'tooShort',
  invalid_format: 'value',
  not_multiple_of: 'value',
  invalid_union: 'value',
  invalid_key: 'value',
  invalid_element: 'value',
  invalid_value: 'value',
  custom: 'value',
};

/** Names by which an object could reach its prototype or be taken for a promise. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype', 'then', 'toString', 'valueOf', 'hasOwnProperty']);

/** A clip's evidence lies seven levels deep; whoever nests further has something else in mind. */
const MAX_DEPTH = 16;

/**
 * The first forbidden key or the first value that is nested too deep. Walks without recursion: depth is the attack.
 * `findForbidden(JSON.parse('{"a":{"__proto__":1}}'))?.path` → 「a.__proto__」.
 */
export function findForbidden(value: unknown, above: Path = []): Fault | undefined {
  const waiting: { value: unknown; path: Path }[] = [{ value, path: above }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: current, path } = next;
    if (typeof current !== 'object' || current === null) continue;
    if (path.length >= MAX_DEPTH) return makeFault(path, 'tooDeep');
    const isArray = Array.isArray(current);
    for (const [key, member] of Object.entries(current)) {
      if (!isArray && FORBIDDEN.has(key)) return makeFault([...path, key], 'forbiddenKey', member);
      if (typeof member === 'object') waiting.push({ value: member, path: [...path, isArray ? Number(key) : key] });
    }
  }
  return undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

function showPath(path: Path): string {
  return path
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      if (!/^\w{1,50}$/.test(name)) return `[${showValue(name)}]`;
      return at === 0 ? name : `.${name}`;
    })
    .join('');
}

function showValue(value: unknown): string {
  if (value === undefined) return '';
  // An object is shown by its kind alone: writing it out could take as long as the file is.
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  const start = typeof value === 'string' ? value.slice(0, 4 * MAX_FOUND) : String(value);
  const shown = [...start.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '')];
  return shown.slice(0, MAX_FOUND).join('');
}
