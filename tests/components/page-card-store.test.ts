import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createPageCardStore } from '../../entrypoints/popup/page-card-store';
import type { Article } from '../../utils/article/article';
import type { Library } from '../../utils/library/library';
import { LibraryError } from '../../utils/library/library-error';
import { openLibrary } from '../../utils/library/open-library';
import type { Reading } from '../../utils/messages/read-page';
import { makeArticle } from './make-clip';
import { speakChinese } from './words';

beforeAll(speakChinese);

let library: Library;
let copied: string[];
beforeEach(() => {
  vi.useRealTimers();
  library = openLibrary({ now: () => new Date('2026-11-22T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  copied = [];
});

const read = (changed: Partial<Article> = {}, isArticle = true): Reading => ({
  kind: 'read',
  article: makeArticle(changed),
  detection: { isArticle, because: 'headline-date-text' },
});

function createStore(options: { reading?: Reading; library?: Library; address?: string; canCopy?: boolean } = {}) {
  const onChange = vi.fn();
  const onFailure = vi.fn();
  const store = createPageCardStore({
    library: options.library ?? library,
    address: options.address,
    read: async () => options.reading ?? read(),
    copy: async (text) => {
      copied.push(text);
      return options.canCopy ?? true;
    },
    onChange,
    onFailure,
  });
  const article = () => {
    const state = store.state.value;
    if (state.kind !== 'article') throw new Error(`the card shows ${state.kind}`);
    return state;
  };
  return { store, onChange, onFailure, article };
}

test('an article is read, corrected, tagged and kept as the user left it', async () => {
  const { store, onChange, article } = createStore();
  await store.start();
  expect(article().saving).toEqual({ kind: 'open', undone: false });
  await store.changeField('contentSource', { contentSource: '晚晴网' });
  await store.changeTags({ addTags: ['群众路线'] });
  await store.setStarred(true);
  await store.save();
  expect(article().saving).toMatchObject({ kind: 'kept', isNew: true, undoSeconds: 10 });
  const [clip] = await library.list({}, { limit: 2 });
  expect(clip).toMatchObject({ tags: ['群众路线'], starred: true, edited: ['contentSource'] });
  expect(clip?.article.contentSource).toBe('晚晴网');
  expect(onChange).toHaveBeenCalledWith({ kind: 'saved', ids: [clip?.id] });
});

test('undo puts the clip into the trash and offers to clip again; that makes a new clip', async () => {
  const { store, article } = createStore();
  await store.start();
  await store.save();
  await store.undo();
  expect(article().saving).toEqual({ kind: 'open', undone: true });
  expect(await library.list({}, { limit: 2 })).toEqual([]);
  await store.save();
  expect(article().saving).toMatchObject({ kind: 'kept', isNew: true });
  expect(await library.list({}, { limit: 2 })).toHaveLength(1);
});

test('a page that is kept is known by its address before it is read, and a change of its text is told', async () => {
  await library.save({ id: crypto.randomUUID(), article: makeArticle() });
  const reading = read({ articleBody: '话改过了。' });
  const { store, article } = createStore({ reading, address: makeArticle().url });
  await store.start();
  expect(article().saving).toMatchObject({ kind: 'kept', isNew: false, isChanged: true, undoSeconds: 0 });
});

test('corrections after saving go to the clip', async () => {
  const { store } = createStore();
  await store.start();
  await store.save();
  await store.changeField('author', { author: [{ name: '江一苇' }] });
  const [clip] = await library.list({}, { limit: 1 });
  expect([clip?.article.author, clip?.edited]).toEqual([[{ name: '江一苇' }], ['author']]);
});

test('a save that fails copies the text, says why, and can be tried again as the same save', async () => {
  const ids: string[] = [];
  let isFull = true;
  const full: Library = {
    ...library,
    save: (draft) => {
      ids.push(draft.id);
      return isFull ? Promise.reject(new LibraryError('diskFull')) : library.save(draft);
    },
  };
  const { store, article } = createStore({ library: full });
  await store.start();
  await store.save();
  expect(article().saving).toEqual({ kind: 'failed', failure: 'diskFull', copied: true });
  expect(copied[0]).toContain('话要说到心坎上。');
  isFull = false;
  await store.retry();
  expect(article().saving).toMatchObject({ kind: 'kept', isNew: true });
  expect(ids[0]).toBe(ids[1]);
});

test('what cannot be read says why, and reading can be tried again', async () => {
  const { store } = createStore({ reading: { kind: 'failed', failure: 'noBody' } });
  await store.start();
  expect(store.state.value).toEqual({ kind: 'unreadable', failure: 'noBody', hasSelection: false });
});

test('a library that cannot be opened is said in place of the card', async () => {
  const newer: Library = { ...library, findByUrl: () => Promise.reject(new LibraryError('newerVersion')) };
  const { store } = createStore({ library: newer, address: makeArticle().url });
  await store.start();
  expect(store.state.value).toEqual({ kind: 'unreadable', failure: 'newerVersion', hasSelection: false });
});

test('a correction that does not reach the disk is said, and the clip is shown as it lies there', async () => {
  const full: Library = { ...library, update: () => Promise.reject(new LibraryError('diskFull')) };
  const { store, onFailure, article } = createStore({ library: full });
  await store.start();
  await store.save();
  await store.changeField('contentSource', { contentSource: '晚晴网' });
  expect(onFailure).toHaveBeenCalled();
  expect(article().article.contentSource).toBe('晨星网');
});

test('a page that the detector takes for none is not called an article', async () => {
  const { store, article } = createStore({ reading: read({}, false) });
  await store.start();
  expect(article().isArticle).toBe(false);
});

test('the card follows what other pages do to its clip', async () => {
  const { store, article } = createStore();
  await store.start();
  await store.save();
  const saving = article().saving;
  if (saving.kind !== 'kept') throw new Error('not kept');
  await library.remove([saving.id]);
  await store.follow({ kind: 'trashed', ids: [saving.id] });
  expect(article().saving.kind).toBe('open');
  await library.restore([saving.id]);
  await store.follow({ kind: 'restored', ids: [saving.id] });
  expect(article().saving.kind).toBe('kept');
});

test('what is read after another page changed the clip does not bring back a clip that was taken back meanwhile', async () => {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow: Library = {
    ...library,
    get: async (id) => {
      const clip = await library.get(id);
      await gate;
      return clip;
    },
  };
  const { store, article } = createStore({ library: slow });
  await store.start();
  await store.save();
  const { saving } = article();
  if (saving.kind !== 'kept') throw new Error('not kept');
  const following = store.follow({ kind: 'updated', ids: [saving.id] });
  await store.undo();
  goOn();
  await following;
  expect(article().saving).toEqual({ kind: 'open', undone: true });
});

test('a kept page that cannot be read says so once its clip is gone', async () => {
  const kept = createStore();
  await kept.store.start();
  await kept.store.save();
  const [clip] = await library.list({}, { limit: 1 });
  if (!clip) throw new Error('not kept');
  const reading: Reading = { kind: 'failed', failure: 'notAllowed' };
  const { store, article } = createStore({ reading, address: clip.article.url });
  await store.start();
  expect(article().saving.kind).toBe('kept');
  await library.remove([clip.id]);
  await store.follow({ kind: 'trashed', ids: [clip.id] });
  expect(store.state.value).toEqual({ kind: 'unreadable', failure: 'notAllowed', hasSelection: false });
});

test('a page that changed is taken into its clip on wish, and back; the text before is kept', async () => {
  const { clip } = await library.save({ id: crypto.randomUUID(), article: makeArticle() });
  const reading = read({ articleBody: '话改过了。', contentHtml: '<p>话改过了。</p>' });
  const { store, article } = createStore({ reading, address: makeArticle().url });
  await store.start();
  await store.update();
  expect(article().saving).toMatchObject({ isChanged: false, isUpdated: true });
  expect((await library.getContent(clip.id))?.articleBody).toBe('话改过了。');
  expect(await library.revisions(clip.id)).toHaveLength(1);
  await store.undoUpdate();
  expect((await library.getContent(clip.id))?.articleBody).toBe(makeArticle().articleBody);
});

test('the same text from another page is told before saving and after', async () => {
  const articleBody = Array.from({ length: 9 }, (_, at) => `这是第${at}句话，说的是村里修路的事情。`).join('');
  const first = makeArticle({ url: 'http://www.gscn.com.cn/1.html', headline: '修路记', articleBody });
  await library.save({ id: crypto.randomUUID(), article: first });
  const { store, article } = createStore({ reading: read({ articleBody }) });
  await store.start();
  expect(article().reprints.map((clip) => clip.article.headline)).toEqual(['修路记']);
  await store.save();
  expect(article().reprints).toHaveLength(1);
});

test('all of a page is kept where the article is not what the user wants', async () => {
  const onlyPage: Reading = read({ articleBody: '整页的字。' }, false);
  const { store, article } = createStore({ reading: onlyPage });
  await store.start();
  await store.savePart('page');
  expect(article().saving).toMatchObject({ kind: 'kept', isNew: true });
});
