import { getMany, type ReadOn } from './database';
import { EVERY, readReached } from './index-state';
import type { Filter } from './library';
import { bucketOf, type ClipSet, intersect, isEmpty, makeClipSet, nextIn, readPosting, unite } from './postings';
import type { QueryNode } from './query';
import {
  CHUNK_CLIPS,
  type ChunkRow,
  chunkKey,
  clipAt,
  INDEX_FORMAT,
  type IndexedClip,
  postingKey,
  type SegmentRow,
  type TailRow,
} from './segments';
import { namesOfFilter } from './stored';
import { HIGHLIGHTED, passesSieve, termOfList, termsOfText } from './terms';
import { isBefore, joinNewest, type Place, type PlacedClip, placeOf, walkList } from './walk-list';

/** What a clip must have in the index, as far as that can be said. */
export type Need = { kind: 'any' } | { kind: 'term'; term: number } | { kind: 'and' | 'or'; parts: Need[] };

const ANY: Need = { kind: 'any' };

/** What query and filter say about the terms of a hit. */
export function needOf(node: QueryNode, filter: Filter): Need {
  const lists = namesOfFilter(filter).filter((name) => name.includes(':'));
  return join('and', [needOfNode(node), ...lists.map((name): Need => ({ kind: 'term', term: termOfList(name) }))]);
}

function needOfNode(node: QueryNode): Need {
  switch (node.kind) {
    case 'word':
      return join(
        'and',
        termsOfText(node.folded).map((term) => ({ kind: 'term', term })),
      );
    case 'and':
    case 'or':
      return join(node.kind, node.parts.map(needOfNode));
    case 'is':
      return node.flag === 'highlighted' ? { kind: 'term', term: termOfList(HIGHLIGHTED) } : ANY;
    default:
      return ANY;
  }
}

function join(kind: 'and' | 'or', parts: Need[]): Need {
  if (kind === 'or' && parts.some((part) => part.kind === 'any')) return ANY;
  const saying = parts.filter((part) => part.kind !== 'any');
  const [first = ANY] = saying;
  return saying.length < 2 ? first : { kind, parts: saying };
}

function termsOfNeed(need: Need): number[] {
  if (need.kind === 'any') return [];
  return need.kind === 'term' ? [need.term] : need.parts.flatMap(termsOfNeed);
}

/** Bytes of postings that are kept for the next queries. */
const CACHE_BYTES = 4_000_000;

/** So many candidates are made ready at first, and each time twice as many: a wait costs more than a few chunks. */
const FIRST_AHEAD = 16;
const MOST_AHEAD = 128;

/**
 * A segment's clips that may be hits; what is before `place` has been given back or is not asked for. Which clips they are
 * is found when one of them may be next: where hits are many the newest segment has enough of them.
 */
interface Source {
  segment: SegmentRow;
  set: ClipSet | undefined;
  place: number;
}

/** Reads the index, and holds what is worth holding until the index changes. */
export class IndexReader {
  #version: unknown;
  #isRead = false;
  /** Up to which id the index has the clips. */
  #reached = EVERY;
  #segments: SegmentRow[] = [];
  #tail: TailRow[] = [];
  /** By `postingKey`; `undefined` where no clip of the segment has a term of the bucket. */
  #records = new Map<number, Uint8Array | undefined>();
  #bytes = 0;
  #chunks = new Map<number, ChunkRow>();
  #refreshing: Promise<void> = Promise.resolve();

  /**
   * The clips that may be hits, newest first, those before `before` only: the index never misses one. While it is made anew
   * those of the list that it has not come to are all among them.
   */
  async *candidates(readOn: ReadOn, need: Need, list: 'all' | 'trash', before?: Place): AsyncGenerator<PlacedClip> {
    await this.#refresh(readOn, termsOfNeed(need));
    const reached = this.#reached;
    const indexed = this.#indexed(readOn, need, list, before);
    if (reached === EVERY) yield* indexed;
    else
      yield* joinNewest(
        indexed,
        walkList(readOn, list, before, ({ id }) => id > reached),
      );
  }

  async *#indexed(readOn: ReadOn, need: Need, list: 'all' | 'trash', before?: Place): AsyncGenerator<PlacedClip> {
    const isWanted = (clip: IndexedClip) => !before || isBefore(clip, before);
    const tail = this.#tail
      .filter((row) => passes(need, row.sieve) && isWanted(row))
      .sort((one, other) => (isBefore(one, placeOf(other)) ? -1 : 1));
    let last = before;
    let ahead = FIRST_AHEAD;
    let sources = this.#segments.map((segment): Source => {
      return { segment, set: undefined, place: before ? placeFrom(segment, before[0]) : 0 };
    });
    for (;;) {
      sources = sources.filter(hasNext);
      let best: { clip: IndexedClip; source?: Source } | undefined;
      const inTail = tail.at(-1);
      if (inTail) best = { clip: inTail };
      // The newest of all is next; where the next one is not known yet there is only a bound.
      const unknown: Source[] = [];
      for (const source of sources) {
        const clip = this.#clipOf(source);
        if (!clip) unknown.push(source);
        else if (!best || isBefore(best.clip, placeOf(clip))) best = { clip, source };
      }
      if (unknown.some((source) => !best || boundOf(source) >= best.clip.at)) {
        if (await this.#readAhead(readOn, need, unknown, ahead)) {
          ahead = Math.min(MOST_AHEAD, ahead * 2);
          continue;
        }
        // Merged into another meanwhile: the rest is asked of the index as it is now.
        yield* this.candidates(readOn, need, list, last);
        return;
      }
      if (!best) return;
      if (best.source) best.source.place++;
      else tail.pop();
      if (!isWanted(best.clip)) continue;
      last = placeOf(best.clip);
      yield best.clip;
    }
  }

  /** One after another: two at a time would both add the same new clips. */
  #refresh(readOn: ReadOn, terms: number[]): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#readNews(readOn, terms));
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Reads what changed since the last query, and the records that this one needs. */
  async #readNews(readOn: ReadOn, terms: number[]): Promise<void> {
    if (this.#bytes > CACHE_BYTES) this.#forget();
    await readOn(async (tx) => {
      const readTail = (after: number) => tx.objectStore('tail').getAll(IDBKeyRange.lowerBound(after, true));
      // Those of another format are about to be made anew.
      const readSegments = async () => {
        const [segments, reached] = await Promise.all([tx.objectStore('segments').getAll(), readReached(tx)]);
        this.#reached = reached;
        return segments.filter(({ format }) => format === INDEX_FORMAT);
      };
      const readRecords = async () => {
        const missing = this.#keysOf(terms).filter((key) => !this.#records.has(key));
        const records = await getMany(tx, 'postings', missing);
        for (const [at, key] of missing.entries()) this.#keep(key, records[at]);
      };
      const isFirst = !this.#isRead;
      const [version, added, segments] = await Promise.all([
        tx.objectStore('meta').get('indexVersion'),
        readTail(this.#tail.at(-1)?.number ?? 0),
        isFirst ? readSegments() : undefined,
        isFirst ? undefined : readRecords(),
      ]);
      if (segments) {
        this.#segments = segments;
        this.#tail = added;
        await readRecords();
      } else if (version === this.#version) {
        this.#tail.push(...added);
      } else {
        [this.#tail, this.#segments] = await Promise.all([readTail(0), readSegments()]);
        await readRecords();
      }
      this.#version = version;
      this.#isRead = true;
    });
  }

  #keysOf(terms: number[]): number[] {
    const keys = this.#segments.flatMap(({ id, tier }) => terms.map((term) => postingKey(id, bucketOf(term, tier))));
    return [...new Set(keys)];
  }

  #keep(key: number, record: Uint8Array | undefined) {
    this.#bytes += record?.length ?? 0;
    this.#records.set(key, record);
  }

  #forget() {
    this.#records.clear();
    this.#chunks.clear();
    this.#bytes = 0;
  }

  #clipsOf(need: Need, segment: SegmentRow): ClipSet {
    switch (need.kind) {
      case 'any':
        return makeClipSet(segment.size, true);
      case 'term': {
        const record = this.#records.get(postingKey(segment.id, bucketOf(need.term, segment.tier)));
        if (!record) return makeClipSet(segment.size);
        return readPosting(record, need.term, segment.size, segment.tier);
      }
      case 'and': {
        const [first = ANY, ...others] = need.parts;
        const set = this.#clipsOf(first, segment);
        for (const part of others) {
          if (isEmpty(set)) break;
          intersect(set, this.#clipsOf(part, segment));
        }
        return set;
      }
      case 'or': {
        const set = makeClipSet(segment.size);
        for (const part of need.parts) unite(set, this.#clipsOf(part, segment));
        return set;
      }
    }
  }

  #clipOf({ segment, set, place }: Source): IndexedClip | undefined {
    const chunk = set && this.#chunks.get(chunkKey(segment.id, chunkOf(place)));
    return chunk && clipAt(chunk, place % CHUNK_CLIPS);
  }

  /** Finds so many next candidates of these sources and reads their chunks; false if a segment is no more. */
  async #readAhead(readOn: ReadOn, need: Need, sources: Source[], ahead: number): Promise<boolean> {
    const keys = new Set<number>();
    let seen = 0;
    for (const source of sources.sort((one, other) => boundOf(other) - boundOf(one))) {
      if (seen >= ahead) break;
      const { segment, place } = source;
      source.set ??= this.#clipsOf(need, segment);
      for (let next = nextIn(source.set, place); next >= 0 && seen < ahead; next = nextIn(source.set, next + 1)) {
        keys.add(chunkKey(segment.id, chunkOf(next)));
        seen++;
      }
    }
    const missing = [...keys].filter((key) => !this.#chunks.has(key));
    if (missing.length === 0) return true;
    for (const chunk of await readOn((tx) => getMany(tx, 'segmentClips', missing))) {
      if (!chunk) return false;
      this.#bytes += chunk.ids.length + chunk.ats.byteLength + chunk.numbers.byteLength;
      this.#chunks.set(chunk.id, chunk);
    }
    return true;
  }
}

/** Goes to the source's next clip; false where there is none. */
function hasNext(source: Source): boolean {
  if (source.set) source.place = nextIn(source.set, source.place);
  return source.place >= 0 && source.place < source.segment.size;
}

function chunkOf(place: number): number {
  return Math.floor(place / CHUNK_CLIPS);
}

/** No clip of the source that is still to come is newer. */
function boundOf({ segment, place }: Source): number {
  return segment.newest[chunkOf(place)] ?? segment.oldest;
}

/** The first place whose clip may be as old as that: chunks that are followed by newer ones are passed over. */
function placeFrom(segment: SegmentRow, at: number): number {
  const next = segment.newest.findIndex((newest) => newest <= at);
  return Math.max(0, (next < 0 ? segment.newest.length : next) - 1) * CHUNK_CLIPS;
}

function passes(need: Need, sieve: Uint8Array): boolean {
  switch (need.kind) {
    case 'any':
      return true;
    case 'term':
      return passesSieve(sieve, need.term);
    case 'and':
      return need.parts.every((part) => passes(part, sieve));
    case 'or':
      return need.parts.some((part) => passes(part, sieve));
  }
}
