// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PageCard, type PageCardState } from '../../components/page-card';
import { makeArticle } from './make-clip';
import { speakChinese } from './words';

beforeAll(speakChinese);
beforeEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
});

type ArticleState = Extract<PageCardState, { kind: 'article' }>;
const { articleBody: excerpt, evidence, ...article } = makeArticle();

function state(changed: Partial<ArticleState> = {}): ArticleState {
  return {
    kind: 'article',
    article,
    excerpt,
    evidence,
    edited: [],
    tags: [],
    starred: false,
    saving: { kind: 'open', undone: false },
    isArticle: true,
    isDoubtful: false,
    hasSelection: false,
    reprints: [],
    ...changed,
  };
}

function show(shown: PageCardState) {
  const events = {
    onSave: vi.fn(),
    onUndo: vi.fn(),
    onOpen: vi.fn(),
    onRetry: vi.fn(),
    onCancel: vi.fn(),
    onSavePart: vi.fn(),
    onUpdate: vi.fn(),
    onUndoUpdate: vi.fn(),
    onOpenClip: vi.fn(),
    onCopyText: vi.fn(),
    onField: vi.fn(),
    onTags: vi.fn(),
    onStar: vi.fn(),
    onPick: vi.fn(),
  };
  act(() =>
    render(
      <PageCard state={shown} isCompact={false} knownTags={[]} now={new Date('2026-11-22T08:00:00Z')} {...events} />,
      document.body,
    ),
  );
  return events;
}

const text = () => document.body.textContent ?? '';
const button = (name: string) => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(name));
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const type = (value: string, key: string) => {
  const field = document.querySelector('textarea');
  if (!field) throw new Error('nothing is edited');
  act(() => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
};

test('an article is shown with its fields in the language of the page, and a doubt is named', () => {
  show(state());
  expect(text()).toContain('作者 林知秋');
  expect(text()).toContain('2019-12-10 20:57');
  expect(text()).toContain('1,035 字');
  expect(text()).toContain('转载');
  expect(text()).toContain('1 处存疑');
  expect(document.querySelector('h2 [lang]')?.getAttribute('lang')).toBe('zh-Hans');
});

test('a text that was repaired says so', () => {
  show(state());
  expect(text()).not.toContain('已修复');
  show(state({ evidence: { printedBody: { rule: 'mirror-repair', raw: '', confidence: 0.95 } } }));
  expect(text()).toContain('已修复');
});

test('a field is edited where it stands: Enter gives the change', () => {
  const { onField } = show(state());
  act(() => button('林知秋').click());
  type('林知秋（晨星社，评论员）', 'Enter');
  expect(onField).toHaveBeenCalledWith('author', {
    author: [{ name: '林知秋', affiliation: '晨星社', jobTitle: '评论员' }],
  });
  expect(document.querySelector('textarea')).toBeNull();
});

test('Escape gives up, an impossible date stays with its reason', () => {
  const { onField } = show(state());
  act(() => button('2019-12-10').click());
  type('2019-02-30', 'Enter');
  expect(text()).toContain('没有这样的日期');
  expect(document.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
  type('2019-02-30', 'Escape');
  expect(document.querySelector('textarea')).toBeNull();
  expect(onField).not.toHaveBeenCalled();
});

test.each<[string, PageCardState, string[]]>([
  [
    'a page that no extension may read',
    { kind: 'unreadable', failure: 'notAllowed', hasSelection: false },
    ['浏览器不许扩展读这一页'],
  ],
  [
    'a page without an article',
    { kind: 'unreadable', failure: 'noBody', hasSelection: true },
    ['不像文章', '重新读取', '剪藏整页', '剪藏所选'],
  ],
  [
    'a page without any text',
    { kind: 'unreadable', failure: 'noText', hasSelection: false },
    ['没有可以读的文字', '重新读取'],
  ],
  [
    'a page that a frame fills',
    { kind: 'unreadable', failure: 'noBody', hasSelection: false, frame: 'http://a.test/inner' },
    ['不像文章', '单独打开页内框架', '剪藏整页'],
  ],
  ['an article on which words are selected', state({ hasSelection: true }), ['选中了文字', '剪藏所选', '剪藏']],
  ['a page that is hardly an article', state({ isDoubtful: true }), ['也许不是文章', '剪藏整页']],
  ['a page that is no article but has text', state({ isArticle: false }), ['看来不是文章', '仍按文章剪藏', '剪藏整页']],
  [
    'an article over several pages',
    { kind: 'reading', further: { page: 2, known: 3 } },
    ['正在读第 2 页，共 3 页', '取消'],
  ],
  [
    'an article of which a page is missing',
    state({
      article: { ...article, pages: { count: 3, missing: ['http://a.test/2.html'] } },
      evidence: { headline: { rule: 'headline', raw: '', confidence: 1 } },
    }),
    ['缺页', '不完整：缺 1 页'],
  ],
  [
    'a new clip',
    state({
      saving: { kind: 'kept', id: '1', since: '', isNew: true, undoSeconds: 7, isChanged: false, isUpdated: false },
    }),
    ['已保存', '已写入磁盘', '撤销 7', '打开'],
  ],
  [
    'a page that has changed since it was kept',
    state({
      saving: {
        kind: 'kept',
        id: '1',
        since: '2020-01-05T08:00:00.000Z',
        isNew: false,
        undoSeconds: 0,
        isChanged: true,
        isUpdated: false,
      },
    }),
    ['2020-01-05 已保存', '原页正文已有改动', '更新'],
  ],
  [
    'a full disk',
    state({ saving: { kind: 'failed', failure: 'diskFull', copied: true } }),
    ['磁盘已满', '原文已复制到剪贴板', '重试'],
  ],
  [
    'a failure whose text could not be copied',
    state({ saving: { kind: 'failed', failure: 'unknown', copied: false } }),
    ['已有的剪藏都在', '复制原文'],
  ],
])('%s says so', (_, shown, sentences) => {
  show(shown);
  for (const sentence of sentences) expect(text()).toContain(sentence);
});

test.each([
  ['was saved just now', { isNew: true, undoSeconds: 7, isUpdated: false }, 'onUndo'],
  ['was updated just now', { isNew: false, undoSeconds: 0, isUpdated: true }, 'onUndoUpdate'],
  ['was saved before', { isNew: false, undoSeconds: 0, isUpdated: false }, undefined],
] as const)('a page that %s has the way back that belongs to it, or none', (_, saving, undoes) => {
  const since = '2020-01-05T08:00:00.000Z';
  const events = show(state({ saving: { kind: 'kept', id: '1', since, isChanged: false, ...saving } }));
  const ways = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent?.includes('撤销'));
  expect(ways).toHaveLength(undoes ? 1 : 0);
  for (const way of ways) way.click();
  if (undoes) expect(events[undoes]).toHaveBeenCalledOnce();
});

test('while it is saved the button does not save again', () => {
  const { onSave } = show(state({ saving: { kind: 'saving' } }));
  button('剪藏').click();
  expect(onSave).not.toHaveBeenCalled();
});

test('page text is never taken for markup', () => {
  show(state({ article: { ...article, headline: '<img src=x onerror=alert(1)>' } }));
  expect(document.querySelector('img')).toBeNull();
});
