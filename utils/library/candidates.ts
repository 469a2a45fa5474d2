import { type Connection, getMany } from './database';
import type { Filter } from './library';
import { bucketOf, type ClipSet, intersect, isEmpty, makeClipSet, nextIn, readPosting, unite } from './postings';
import type { QueryNode } from './query';
import {
  CHUNK_CLIPS,
  type ChunkRow,
  chunkKey,
  clipAt,
  type IndexedClip,
  postingKey,
  type SegmentRow,
  type TailRow,
} from './segments';
import { namesOfFilter } from './stored';
import { HIGHLIGHTED, passesSieve, termOfList, termsOfText } from './terms';

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

/** Segments of which the next chunks are read together, and how many of each at most: a wait costs more than a chunk. */
const SEGMENTS_TOGETHER = 4;
const CHUNKS_TOGETHER = 8;

/** So many candidates of a segment are enough for the first hits. */
const CANDIDATES_TOGETHER = 10;

type Place = [at: number, id: string];

/** A segment's clips that may be hits; what is before `place` has been given back or is not asked for. */
interface Source {
  segment: SegmentRow;
  set: ClipSet;
  place: number;
}

/** Reads the index, and holds what is worth holding until the index changes. */
export class IndexReader {
  readonly #connection: Connection;
  #version: unknown;
  #isRead = false;
  #segments: SegmentRow[] = [];
  #tail: TailRow[] = [];
  /** By `postingKey`; `undefined` where no clip of the segment has a term of the bucket. */
  #records = new Map<number, Uint8Array | undefined>();
  #bytes = 0;
  #chunks = new Map<number, ChunkRow>();
  #refreshing: Promise<void> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The clips that may be hits, newest first, those before `before` only: the index never misses one. */
  async *candidates(need: Need, before?: Place): AsyncGenerator<IndexedClip> {
    await this.#refresh(termsOfNeed(need));
    const isWanted = (clip: IndexedClip) => !before || isBefore(clip, before);
    const tail = this.#tail
      .filter((row) => passes(need, row.sieve) && isWanted(row))
      .sort((one, other) => (isBefore(one, placeOf(other)) ? -1 : 1));
    let last = before;
    let sources = this.#segments.flatMap((segment): Source[] => {
      const set = this.#clipsOf(need, segment);
      return isEmpty(set) ? [] : [{ segment, set, place: before ? placeFrom(segment, before[0]) : 0 }];
    });
    for (;;) {
      // The newest of all is next; of a chunk that is not read yet only a bound is known.
      sources = sources.filter((source) => {
        source.place = nextIn(source.set, source.place);
        return source.place >= 0 && source.place < source.segment.size;
      });
      let best: { clip: IndexedClip; source?: Source } | undefined;
      const inTail = tail.at(-1);
      if (inTail) best = { clip: inTail };
      const unopened: Source[] = [];
      for (const source of sources) {
        const clip = this.#clipOf(source);
        if (!clip) unopened.push(source);
        else if (!best || isBefore(best.clip, placeOf(clip))) best = { clip, source };
      }
      if (unopened.some((source) => !best || boundOf(source) >= best.clip.at)) {
        if (await this.#readChunks(unopened)) continue;
        // Merged into another meanwhile: the rest is asked of the index as it is now.
        yield* this.candidates(need, last);
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
  #refresh(terms: number[]): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#readNews(terms));
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Reads what changed since the last query, and the records that this one needs. */
  async #readNews(terms: number[]): Promise<void> {
    if (this.#bytes > CACHE_BYTES) this.#forget();
    await this.#connection.read(['meta', 'tail', 'segments', 'postings'], async (tx) => {
      const readTail = (after: number) => tx.objectStore('tail').getAll(IDBKeyRange.lowerBound(after, true));
      const readSegments = () => tx.objectStore('segments').getAll();
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
        const set = makeClipSet(segment.size, true);
        for (const part of need.parts) {
          intersect(set, this.#clipsOf(part, segment));
          if (isEmpty(set)) break;
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

  #clipOf({ segment, place }: Source): IndexedClip | undefined {
    const chunk = this.#chunks.get(chunkKey(segment.id, chunkOf(place)));
    return chunk && clipAt(chunk, place % CHUNK_CLIPS);
  }

  /** The next chunks of those segments that could be next; false if one of them is no more. */
  async #readChunks(sources: Source[]): Promise<boolean> {
    const nearest = sources.sort((one, other) => boundOf(other) - boundOf(one)).slice(0, SEGMENTS_TOGETHER);
    const keys = nearest.flatMap(({ segment, set, place }) => {
      const wanted = new Set<number>();
      let next = place;
      for (let seen = 0; next >= 0 && seen < CANDIDATES_TOGETHER && wanted.size < CHUNKS_TOGETHER; seen++) {
        wanted.add(chunkKey(segment.id, chunkOf(next)));
        next = nextIn(set, next + 1);
      }
      return [...wanted];
    });
    const chunks = await this.#connection.read(['segmentClips'], (tx) => getMany(tx, 'segmentClips', keys));
    for (const chunk of chunks) {
      if (!chunk) return false;
      this.#bytes += chunk.ids.length + chunk.ats.byteLength + chunk.numbers.byteLength;
      this.#chunks.set(chunk.id, chunk);
    }
    return true;
  }
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

function placeOf({ at, id }: IndexedClip): Place {
  return [at, id];
}

/** Whether the clip comes after that place in a list that goes backwards. */
function isBefore(clip: IndexedClip, [at, id]: Place): boolean {
  return clip.at < at || (clip.at === at && clip.id < id);
}
