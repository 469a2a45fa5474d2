import type { Connection, ReadOn } from './connection';
import { hasShape } from './has-shape';
import type { Highlight } from './highlight';
import { HighlightRow, type MadeKey, madeKeyOf, readHighlightRows } from './highlight-rows';
import type { QueryWord } from './hits';
import type { Excerpt, ExcerptPage, Filter, FoundExcerpt } from './library';
import { LibraryError } from './library-error';
import { matchesQuery, parseQuery, type QueryNode } from './query';
import { getMany } from './read-rows';
import { asksForLists, ReadingList, withLists } from './reading-list';
import { findMarks, searchableFields } from './snippet';
import { ClipRow, matchesFilter } from './stored';

/** What is asked for, how much of it, and who hears of what is damaged. */
interface ExcerptRequest {
  query: string;
  filter: Filter;
  page: ExcerptPage;
  signal: AbortSignal | undefined;
  onDamaged: (error: LibraryError) => void;
}

/** Rows read together, each time twice as many: where few are wanted, many have to be looked at. */
const FIRST_TOGETHER = 64;
const MOST_TOGETHER = 512;

/**
 * The highlights that the query asks for, the newest first, each as soon as it is found. What is sought stands in the words that
 * were highlighted, in the note to them, or in what is known of the article; `正文:` looks at the words alone. Its text is not
 * read: whoever seeks a place in a text seeks clips.
 * `for await (const { clip, highlight } of findExcerpts(connection, { query: '文风', filter: { tag: '申论' }, … }))`
 */
export async function* findExcerpts(
  connection: Connection,
  { query, filter, page, signal, onDamaged }: ExcerptRequest,
): AsyncGenerator<FoundExcerpt> {
  const { node, words } = parseQuery(query);
  if (!node && query.trim() !== '') return;
  const readOn = connection.readOn(['highlights', 'clips', 'lists']);
  const lists = filter.list !== undefined || (node && asksForLists(node)) ? await readLists(readOn) : [];
  const members = filter.list === undefined ? undefined : new Set(lists.find(({ id }) => id === filter.list)?.clips);
  const meant = node && asksForLists(node) ? withLists(node, lists) : node;
  const isWanted = (excerpt: Excerpt) =>
    (members?.has(excerpt.clip.id) ?? true) &&
    matchesFilter(excerpt.clip, filter) &&
    (!meant || matchesExcerpt(meant, excerpt));
  let found = 0;
  let place = page.after && madeKeyOf({ clip: page.after.clip.id, highlight: page.after.highlight });
  for (let count = FIRST_TOGETHER; ; count = Math.min(MOST_TOGETHER, 2 * count)) {
    const { excerpts, last, isEnd } = await readTogether(readOn, count, place, onDamaged);
    if (signal?.aborted) return;
    for (const excerpt of excerpts) {
      if (!isWanted(excerpt)) continue;
      yield { ...excerpt, ...findWords(excerpt.highlight, words) };
      if (++found === page.limit) return;
    }
    if (isEnd) return;
    place = last;
  }
}

async function readLists(readOn: ReadOn): Promise<ReadingList[]> {
  const stored = await readOn((tx) => tx.objectStore('lists').getAll());
  return stored.flatMap((list) => ReadingList.safeParse(list).data ?? []);
}

interface ReadTogether {
  excerpts: Excerpt[];
  /** Behind which to go on. */
  last: MadeKey | undefined;
  isEnd: boolean;
}

/** The next highlights, each with its clip; one whose clip cannot be read is told of and left out. */
async function readTogether(
  readOn: ReadOn,
  count: number,
  after: MadeKey | undefined,
  onDamaged: ExcerptRequest['onDamaged'],
): Promise<ReadTogether> {
  const read = await readOn((tx) => readHighlightRows(tx, count, after));
  const rows = read.flatMap((row) => (hasShape(HighlightRow, row) ? [row] : []));
  const ids = [...new Set(rows.map(({ clip }) => clip))];
  const stored = await readOn((tx) => getMany(tx, 'clips', ids));
  const clipOf = new Map(
    stored.flatMap((row, at) => {
      if (row === undefined || hasShape(ClipRow, row)) return row ? [[row.id, row.clip] as const] : [];
      onDamaged(new LibraryError('damaged', { id: ids[at] ?? '' }));
      return [];
    }),
  );
  const excerpts = rows.flatMap(({ clip: id, highlight }) => {
    const clip = clipOf.get(id);
    return clip ? [{ clip, highlight }] : [];
  });
  const lastRow = rows.at(-1);
  return { excerpts, last: lastRow && madeKeyOf(lastRow), isEnd: read.length < count || !lastRow };
}

/** Where the words stand that are sought in what was highlighted and in its note. */
function findWords({ quote, note }: Highlight, words: QueryWord[]): Pick<FoundExcerpt, 'quoteMarks' | 'noteMarks'> {
  // What was highlighted is text too: `正文:` finds it under that name.
  const inQuote = words.map((word) => (word.name === 'body' ? { ...word, name: 'highlight' as const } : word));
  return {
    quoteMarks: findMarks({ name: 'highlight', text: quote.exact }, inQuote),
    noteMarks: findMarks({ name: 'note', text: note }, words),
  };
}

function matchesExcerpt(node: QueryNode, { clip, highlight }: Excerpt): boolean {
  const fields = searchableFields({ clip, articleBody: highlight.quote.exact, highlights: [highlight] });
  return matchesQuery(node, { clip, fields });
}
