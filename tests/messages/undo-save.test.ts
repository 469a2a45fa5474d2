import { expect, test } from 'vitest';
import { openLibrary } from '../../utils/library/open-library';
import { undoSaveOf } from '../../utils/messages/undo-save';
import { idOf, makeNumbered } from '../library/make-article';

const ID = idOf(1);
const { url } = makeNumbered(1);

test.each<[id: string, from: string, isTaken: boolean, why: string]>([
  [ID, url, true, 'the page whose clip it is'],
  [ID, makeNumbered(2).url, false, 'another page of the site'],
  [ID, `${url}?a=1`, false, 'an address that is only like it'],
  [idOf(9), url, false, 'there is no such clip'],
])('the clip %s is taken back from %s: %o (%s)', async (id, from, isTaken) => {
  const library = openLibrary({ now: () => new Date('2026-03-01T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  await library.save({ id: ID, article: makeNumbered(1) });
  expect(await undoSaveOf(library, id, from)).toBe(isTaken);
  expect((await library.get(ID))?.trashedAt !== undefined).toBe(isTaken);
});
