import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const TOP_FOLDERS = ['components', 'entrypoints', 'node_modules', 'public', 'scripts', 'tests', 'utils'];
const REGISTRY = /\/(sites|formats|migrations|locales)\//;

/** What each layer may import beside itself: arrows only point down. */
const MAY_IMPORT: [layer: RegExp, layers: RegExp][] = [
  [/^entrypoints\//, /^(components|utils)\//],
  [/^components\//, /^utils\//],
  [/^utils\/messages\//, /^utils\/(library|article|settings|i18n)\//],
  [/^utils\/exchange\//, /^utils\/(library|article|text)\/|^utils\/settings\/choices$/],
  [/^utils\/library\//, /^utils\/(article|text)\/|^utils\/settings\/choices$/],
  [/^utils\/article\//, /^utils\/text\//],
];

/** Who alone may import a package; the browser's interface counts as one. */
const DOORS: [name: RegExp, door: RegExp][] = [
  [/^dompurify$/, /^utils\/article\/sanitize\.ts$/],
  [/^@mozilla\/readability$/, /^utils\/article\/read-body\.ts$/],
  [/^opencc-js/, /^utils\/text\/script\.ts$/],
  [/^idb$/, /^utils\/library\/database\.ts$/],
  [/^client-zip$/, /^utils\/exchange\/write-files\.ts$/],
  [/^@?preact/, /^(entrypoints|components)\//],
  // The journal keeps the second copy of acknowledged saves, which must lie outside IndexedDB: in the browser's storage.
  [/^wxt\/browser$/, /^(entrypoints\/|utils\/(messages|settings|i18n)\/|utils\/library\/journal\.ts$)/],
];

const files = ['entrypoints', 'components', 'utils']
  .flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' }).map((path) => posix.join(top, path.replaceAll('\\', '/'))),
  )
  .filter((path) => /\.\w+$/.test(path));
const imports = files
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => {
    const statements = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (type )?(?:[^;]*? from )?'([^']+)'/gm);
    return [...statements].map(([, type, name = '']) => ({ file, type: type !== undefined, name }));
  })
  .map((found) => ({ ...found, to: found.name.startsWith('.') && posix.join(posix.dirname(found.file), found.name) }));
const layerOf = (file: string) => file.match(/^(utils\/)?[^/]+/)?.[0];

test('imports only point down the layers', () => {
  const wrong = imports.filter(
    ({ file, to }) =>
      to && layerOf(to) !== layerOf(file) && !MAY_IMPORT.some(([from, down]) => from.test(file) && down.test(to)),
  );
  expect(wrong).toEqual([]);
});

test('each dependency has one door', () => {
  expect(imports.filter(({ file, name }) => DOORS.some(([of, to]) => of.test(name) && !to.test(file)))).toEqual([]);
  expect(imports.filter(({ name }) => name === 'zod')).toEqual([]);
});

test('an item of a registry imports only types from its collector', () => {
  const collects = (module: string) => readFileSync(`${module}.ts`, 'utf8').includes('import.meta.glob');
  expect(imports.filter(({ file, type, to }) => REGISTRY.test(file) && !type && to && collects(to))).toEqual([]);
});

test('below messages nothing reads a global or a clock', () => {
  const pure = files.filter((file) => /^utils\/(article|exchange|library|text)\//.test(file));
  const wrong = pure.filter((file) =>
    /\b(window|globalThis)\.|\bDate\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('folders and files lie where a newcomer looks for them', () => {
  const shown = (path: string) =>
    readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  expect(shown('.').filter((entry) => entry.isDirectory() && !TOP_FOLDERS.includes(entry.name))).toEqual([]);
  expect(shown('utils').filter((entry) => !entry.isDirectory())).toEqual([]);
  expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([]);
});
