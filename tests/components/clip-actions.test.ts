import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createClipActions } from '../../entrypoints/library/clip-actions';
import type { Library, LibraryChange } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { keepArticle } from './make-clip';
import { speakChinese } from './words';

let library: Library;
let id: string;
let followed: LibraryChange[];
let actions: ReturnType<typeof createClipActions>;

beforeAll(speakChinese);
beforeEach(async () => {
  library = openLibrary({ now: () => new Date('2026-11-22T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  const kept = await keepArticle(1);
  id = kept.clip.id;
  await library.write([kept]);
  followed = [];
  actions = createClipActions(library, async (change) => {
    followed.push(change);
  });
});

test('what was done is said with its way back, and the views follow both ways', async () => {
  await actions.starMany([id], true);
  expect(actions.toast.value?.text).toContain('1');
  expect((await library.get(id))?.starred).toBe(true);
  await actions.toast.value?.onUndo?.();
  expect((await library.get(id))?.starred).toBe(false);
  expect(actions.toast.value).toBeUndefined();
  expect(followed).toEqual([
    { kind: 'updated', ids: [id] },
    { kind: 'updated', ids: [id] },
  ]);
});

test('what goes into the trash is said with its way back; where nothing is chosen nothing is', async () => {
  await actions.remove([]);
  expect(actions.toast.value).toBeUndefined();
  await actions.remove([id]);
  expect((await library.get(id))?.trashedAt).toBeDefined();
  await actions.toast.value?.onUndo?.();
  expect((await library.get(id))?.trashedAt).toBeUndefined();
  expect(followed.map(({ kind }) => kind)).toEqual(['trashed', 'restored']);
});

test('where nothing was changed nothing is said', async () => {
  await actions.starMany([id], false);
  expect(actions.toast.value).toBeUndefined();
});

test('a way back that fails says why, and a change that fails offers none', async () => {
  const undo = () => Promise.reject(new Error('gone'));
  await actions.changeWithUndo('updated', [id], { work: async () => undefined, said: () => '已改。', undo });
  await actions.toast.value?.onUndo?.();
  expect(actions.toast.value?.isError).toBe(true);
  actions.say(undefined);
  expect(await actions.changeWithUndo('updated', [id], { work: undo, said: () => '已改。', undo })).toBe(false);
  expect(actions.toast.value).toMatchObject({ isError: true });
  expect(actions.toast.value?.onUndo).toBeUndefined();
});
