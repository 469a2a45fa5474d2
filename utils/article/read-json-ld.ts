import * as z from 'zod/mini';
import { findDate } from '../text/date';
import { canBeName } from '../text/person-name';
import type { Person } from './article';
import type { Found } from './found';
import { looksLikeSource } from './read-info-line';
import type { FoundPublished } from './read-published';

/** What a page tells machines of its article (schema.org), for fields that it shows nowhere. */
export interface FoundJsonLd {
  keywords?: Found<string[]>;
  publisher?: Found<string>;
  published?: FoundPublished;
  author?: Found<Person[]>;
  section?: Found<string>;
}

const LONGEST = 200_000;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/u;

const Word = z.string().check(z.minLength(1), z.maxLength(60));
const Words = z.union([z.string(), z.array(z.string())]);
const Signer = z.union([z.string(), z.looseObject({ '@type': z.optional(Words), name: z.string() })]);
const Entry = z.looseObject({
  '@type': z.optional(Words),
  '@graph': z.optional(z.array(z.unknown())),
  keywords: z.optional(z.catch(Words, [])),
  publisher: z.catch(z.optional(z.looseObject({ name: Word })), undefined),
  author: z.optional(z.catch(z.union([Signer, z.array(Signer)]), [])),
  articleSection: z.optional(z.catch(Words, [])),
  datePublished: z.optional(z.catch(z.string(), '')),
  pubDate: z.optional(z.catch(z.string(), '')),
  appid: z.optional(z.unknown()),
});

type Entry = z.infer<typeof Entry>;

/** What a page says it is: 「"@type":"Product"」 → 「Product」; what its entries hold in their turn is left out. */
export function readJsonLdTypes(document: Document): string[] {
  return [...readScripts(document)].flatMap((entry) => entry['@type'] ?? []);
}

/**
 * The article among the page's `application/ld+json`: 「"keywords":"蘭嶼,族語"」 → two keywords. A section is what the page
 * shows as one: whether it does is for the reader of sections to see.
 */
export function readJsonLd(document: Document): FoundJsonLd {
  for (const entry of readScripts(document)) {
    const types = [entry['@type'] ?? []].flat();
    // What Baidu asks for has no type, and tells whose it is by a number.
    if (types.some((type) => ARTICLE_TYPE.test(type)) || (entry.appid && entry.pubDate)) return toFound(entry);
  }
  return {};
}

function* readScripts(document: Document): Generator<Entry> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length <= LONGEST) yield* readEntries(parse(text));
  }
}

/** Pages print what is no JSON at all. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The entries of a list or a graph, one level deep. */
function readEntries(value: unknown): Entry[] {
  const entries: Entry[] = [];
  for (const each of Array.isArray(value) ? value : [value]) {
    const { data } = Entry.safeParse(each);
    for (const part of data ? [data, ...(data['@graph'] ?? [])] : []) {
      const inner = Entry.safeParse(part);
      if (inner.success) entries.push(inner.data);
    }
  }
  return entries;
}

/** The persons who sign; sites put their own name there as well. */
function readPeople({ author, publisher }: Entry): Person[] {
  return [author ?? []].flat().flatMap((signer) => {
    const { name, type } =
      typeof signer === 'string'
        ? { name: signer, type: [] }
        : { name: signer.name, type: [signer['@type'] ?? []].flat() };
    const isHouse =
      type.includes('Organization') || looksLikeSource(name.trim()) || name.trim() === publisher?.name.trim();
    return isHouse || !canBeName(name.trim()) ? [] : [{ name: name.trim() }];
  });
}

function toFound(entry: Entry): FoundJsonLd {
  const { keywords, publisher, articleSection, datePublished, pubDate } = entry;
  const found = <Value>(value: Value, raw: string): Found<Value> => ({ value, raw, rule: 'json-ld', confidence: 0.65 });
  const words = [keywords ?? []]
    .flat()
    .flatMap((each) => each.split(/[,，;；、]+/u))
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.length <= 40);
  const name = publisher?.name.trim();
  const date = findDate(datePublished ?? pubDate ?? '');
  const people = readPeople(entry);
  const [section] = [articleSection ?? []].flat().map((each) => each.trim());
  return {
    ...(people.length > 0 ? { author: found(people, people.map((person) => person.name).join(', ')) } : {}),
    ...(section ? { section: found(section, section) } : {}),
    ...(words.length > 0 ? { keywords: found(words.slice(0, 30), words.join(', ')) } : {}),
    ...(name ? { publisher: found(name, name) } : {}),
    ...(date ? { published: { ...found(date.iso, date.printed), printed: date.printed } } : {}),
  };
}
