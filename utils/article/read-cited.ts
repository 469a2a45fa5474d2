import { findDate } from '../text/date';
import { canBeName } from '../text/person-name';
import type { Person } from './article';
import type { Found } from './found';
import { looksLikeSource } from './read-info-line';
import { BETWEEN, findMeta, type Metas } from './read-metas';
import type { FoundPublished } from './read-published';

/** What a page tells libraries of its article. */
export interface FoundCited {
  author?: Found<Person[]>;
  published?: FoundPublished;
}

/**
 * What journals say in the `<meta>` that catalogues read: 「citation_author」 once for each author, 「citation_publication_date」,
 * or the same in Dublin Core. The day when a manuscript was received is none of these.
 */
export function readCited(metas: Metas): FoundCited {
  const author = findMeta(metas, 'citation_author', 'citation_authors', 'dc.creator');
  const names = author?.content
    .split(author.name === 'citation_authors' ? /[\n;；]/u : BETWEEN)
    .map((name) => name.trim());
  const people = names?.filter((name) => canBeName(name) && !looksLikeSource(name)).map((name) => ({ name })) ?? [];
  const day = findMeta(
    metas,
    'citation_publication_date',
    'citation_online_date',
    'citation_date',
    'dc.date.issued',
    'dc.date',
  );
  const date = day && findDate(day.content);
  const toFound = <Value>(value: Value, { name, content }: { name: string; content: string }): Found<Value> => ({
    value,
    rule: `meta:${name}`,
    raw: content,
    confidence: 0.7,
  });
  return {
    ...(author && people.length > 0 && { author: toFound(people, author) }),
    ...(day && date && { published: { ...toFound(date.iso, day), printed: date.printed } }),
  };
}
