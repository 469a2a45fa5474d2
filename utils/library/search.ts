import { foldForSearch } from '../text/fold';
import type { Clip } from './clip';
import { type Connection, readListBackwards } from './database';
import type { Filter, Hit, PageRequest } from './library';
import type { LibraryError } from './library-error';
import { keyOf, parseListed, shortestList } from './read-lists';
import { findSnippet, searchableFields } from './snippet';
import { matchesFilter, TextRow } from './stored';

/** Texts read in one transaction: few enough that the first hits come at once. */
const BATCH = 24;

export interface SearchRequest {
  query: string;
  filter: Filter;
  page: PageRequest;
  signal: AbortSignal | undefined;
  onDamaged: (error: LibraryError) => void;
}

/**
 * The folded terms of a query, all of which a clip must have: words parted by white space, and 「"…"」 for a phrase
 * with spaces. `群众 "路线 教育"` → 「群众」, 「路线教育」.
 */
export function parseQuery(query: string): string[] {
  const parts = query.match(/["“”][^"“”]*["“”]?|[^\s"“”]+/gu) ?? [];
  return [...new Set(parts.map(foldForSearch))].filter((term) => term.length > 0);
}

/** The clips that have all terms, newest first, each as soon as it is found. */
export async function* searchClips(connection: Connection, request: SearchRequest): AsyncGenerator<Hit> {
  const { filter, page, signal, onDamaged } = request;
  const terms = parseQuery(request.query);
  if (terms.length === 0) return;
  let before = page.after && keyOf(page.after);
  let found = 0;
  while (!signal?.aborted) {
    const from = before;
    const { rows, texts } = await connection.read(['clips', 'texts', 'counts'], async (tx) => {
      const listed = await readListBackwards(tx, await shortestList(tx, filter), BATCH, from);
      const stored = await Promise.all(listed.map(({ key }) => tx.objectStore('texts').get(key[2])));
      return { rows: listed, texts: new Map(listed.map(({ key }, at) => [key[2], stored[at]])) };
    });
    for (const clip of parseListed(rows, onDamaged)) {
      if (!matchesFilter(clip, filter)) continue;
      const hit = findHit(clip, texts.get(clip.id), terms);
      if (!hit) continue;
      if (signal?.aborted) return;
      yield hit;
      if (++found === page.limit) return;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    before = [last.key[1], last.key[2]];
  }
}

function findHit(clip: Clip, text: unknown, terms: string[]): Hit | undefined {
  // A clip whose text is damaged is still found by its other fields.
  const fields = searchableFields(clip, TextRow.safeParse(text).data?.articleBody ?? '');
  const folded = fields.map((field) => foldForSearch(field.text));
  if (!terms.every((term) => folded.some((field) => field.includes(term)))) return undefined;
  return { clip, snippet: findSnippet(fields, terms) };
}
