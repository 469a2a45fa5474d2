import { expect, test } from 'vitest';
import { type Difference, findDifferences } from '../../utils/exchange/import-differences';
import type { WholeClip } from '../../utils/library/library';
import { makeWhole } from './make-bundle';

const CLIPPED = await makeWhole(1);

test.each<[what: string, change: (whole: WholeClip) => WholeClip, found: Difference[]]>([
  ['a tag', (whole) => ({ ...whole, clip: { ...whole.clip, tags: ['另一个'] } }), ['tags']],
  ['two at once', (whole) => ({ ...whole, clip: { ...whole.clip, note: '再读', starred: true } }), ['starred', 'note']],
  [
    'a field',
    (whole) => ({ ...whole, clip: { ...whole.clip, article: { ...whole.clip.article, headline: '改过' } } }),
    ['headline'],
  ],
  ['the text', (whole) => ({ ...whole, content: { ...whole.content, articleBody: '别的话。' } }), ['articleBody']],
  ['a mark that only one has', ({ clip: { unread: _, ...clip }, ...whole }) => ({ ...whole, clip }), ['unread']],
  [
    'nothing that the user sees',
    (whole) => ({ ...whole, clip: { ...whole.clip, updatedAt: '2026-11-23T00:00:00.000Z' } }),
    ['other'],
  ],
])('of a clip that a file has otherwise it is told what: %s', (_, change, found) => {
  expect(findDifferences({ current: CLIPPED, imported: change(CLIPPED) })).toEqual(found);
});
