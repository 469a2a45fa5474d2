import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { Bundle, type BundleClip, type BundleSource, hashClips } from '../../utils/exchange/bundle';
import { paragraphs } from './article-page';
import { exportAll } from './drive';
import { makeBundle } from './make-bundle';
import { makeHighlighted } from './make-highlights';

const AT = '2026-03-01T08:00:00.000Z';
const besideId = (digit: number) => `00000000-0000-4000-9000-00000000000${digit}`;
const clipId = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

/** What lies beside the clips. */
const BESIDE = {
  rules: [{ host: 'b.example.cn', role: 'drop', selector: '.a', addedAt: AT }],
  searches: [{ id: besideId(1), name: '文风', query: '板凳', filter: { tag: '文风' }, order: 'date', savedAt: AT }],
  lists: [
    { id: besideId(2), name: '申论', clips: [clipId(3), clipId(1)], savedAt: AT },
    { id: besideId(3), name: '空着', clips: [], savedAt: AT },
  ],
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function makeSource(id: string, html: string, until?: string): BundleSource {
  const page = { fetchedAt: AT, sha256: sha256(html), gzip: gzipSync(html).toString('base64') };
  return { id, ...(until !== undefined && { until }), ...page };
}

/** The same clip with two earlier texts. */
function withPast(clip: BundleClip): BundleClip {
  const revisions = ['2026-02-01T08:00:00.000Z', '2026-02-02T08:00:00.000Z'].map((at, edition) => {
    const articleBody = `第${edition + 1}稿：${clip.article.articleBody}`;
    const article = { ...clip.article, articleBody, contentHtml: `<p>${articleBody.replaceAll('\n', '</p><p>')}</p>` };
    return { at, bodySha256: sha256(articleBody), article };
  });
  return { ...clip, revisions };
}

/**
 * A bundle with all that a library can hold: highlights with notes, tags, a star, notes, corrected fields, earlier texts, kept
 * pages, theirs too, the trash, rules, searches, lists.
 */
export async function makeEverything(count: number): Promise<string> {
  const marked = makeHighlighted('晒谷场上的账本', paragraphs(4, '晒谷场'));
  const others = Array.from({ length: count - 1 }, () => ({}));
  const made = Bundle.parse(
    JSON.parse(await makeBundle([{ ...marked, tags: ['文风/短', '基层'], starred: true }, ...others])),
  );
  const clips = made.clips.map((clip, at) => {
    if (at === 0) return { ...clip, note: '开头有现场。\n可引。', edited: ['headline' as const] };
    if (at === 1) return { ...withPast(clip), unread: true as const };
    return at === 2 ? { ...clip, trashedAt: AT, note: '先放一放' } : clip;
  });
  const sources = [
    makeSource(clipId(1), '<p>第三稿的原页</p>'),
    makeSource(clipId(1), '<p>第一稿的原页</p>', '2026-02-01T08:00:00.000Z'),
    makeSource(clipId(2), '<p>回收站里那篇的原页</p>'),
  ];
  const counts = { ...made.counts, trashed: 1, sources: sources.length };
  return JSON.stringify({ ...made, counts, sha256: await hashClips(clips), clips, sources, ...BESIDE });
}

/** Of a backup everything but its own time and the order of its clips and pages. */
export function toEverything(text: string) {
  const { exportedAt: _at, sha256: _hash, clips, sources = [], ...rest } = Bundle.parse(JSON.parse(text));
  const byPlace = (one: BundleSource, other: BundleSource) => (one.id + one.until < other.id + other.until ? -1 : 1);
  return {
    ...rest,
    clips: clips.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    sources: sources.toSorted(byPlace),
  };
}

/** Everything that the library has, by its own export. */
export async function everythingIn(library: Page) {
  return toEverything((await exportAll(library)).text);
}
