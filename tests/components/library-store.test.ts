// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createLibraryStore } from '../../entrypoints/library/library-store';
import type { Library } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { readSettings } from '../../utils/settings/settings';
import { keepArticle } from './make-clip';
import { speakChinese } from './words';

let library: Library;
let slow: string;
let quick: string;

beforeAll(speakChinese);
beforeEach(async () => {
  library = openLibrary({ now: () => new Date('2026-11-22T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  const clips = await Promise.all([1, 2].map((number) => keepArticle(number, { headline: `第${number}篇` })));
  [slow = '', quick = ''] = clips.map(({ clip }) => clip.id);
  await library.write(clips);
});

/** A store whose library gives one clip's text only when `goOn` is called. */
async function openSlowly() {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const waiting: Library = {
    ...library,
    getContent: async (id) => {
      if (id === slow) await gate;
      return library.getContent(id);
    },
  };
  return { store: createLibraryStore(waiting, await readSettings()), goOn };
}

test('the reader shows the clip that was opened last, though one opened before it comes later', async () => {
  const { store, goOn } = await openSlowly();
  const before = store.goTo(`#clip=${slow}`);
  await store.goTo(`#clip=${quick}`);
  goOn();
  await before;
  expect(store.openId.value).toBe(quick);
  expect(document.title).toContain('第2篇');
  expect((await library.get(slow))?.unread).toBe(true);
});

test('going back to the open clip gives up the one that is still on its way', async () => {
  const { store, goOn } = await openSlowly();
  await store.goTo(`#clip=${quick}`);
  const given = store.goTo(`#clip=${slow}`);
  await store.goTo(`#clip=${quick}`);
  goOn();
  await given;
  expect(store.openId.value).toBe(quick);
});

test('a reader that was left stays empty, though the clip comes later', async () => {
  const { store, goOn } = await openSlowly();
  const before = store.goTo(`#clip=${slow}`);
  await store.goTo('');
  goOn();
  await before;
  expect(store.reader.opened.value).toEqual({ kind: 'nothing' });
});

test('a change of the open clip is shown, one of a clip that is still on its way does not bring back the clip before', async () => {
  const { store, goOn } = await openSlowly();
  await store.goTo(`#clip=${quick}`);
  const opening = store.goTo(`#clip=${slow}`);
  await library.update(quick, { note: '再看' });
  await store.follow({ kind: 'updated', ids: [quick] });
  goOn();
  await opening;
  expect(store.openId.value).toBe(slow);
  await library.update(slow, { note: '细读' });
  await store.follow({ kind: 'updated', ids: [slow] });
  expect(store.reader.opened.value).toMatchObject({ clip: { note: '细读' } });
});
