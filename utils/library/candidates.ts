import type { Connection } from './database';
import type { Filter } from './library';
import { addTo, bucketOf, type ClipSet, clipsIn, intersect, makeClipSet, readPosting, unite } from './postings';
import { sharedPrintsWanted } from './prints';
import type { QueryNode } from './query';
import { ID_LENGTH, postingKey, type SegmentClipsRow, type SegmentRow, type TailRow } from './segments';
import { listsOfFilter } from './stored';
import { HIGHLIGHTED, passesSieve, termOfList, termsOfText } from './terms';

/** A clip that may be a hit: the index never misses one, and a look at the clip says whether it is. */
export interface Candidate {
  id: string;
  number: number;
  at: number;
}

/** What a clip must have in the index, as far as that can be said. */
export type Need = { kind: 'any' } | { kind: 'term'; term: number } | { kind: 'and' | 'or'; parts: Need[] };

const ANY: Need = { kind: 'any' };

/** What query and filter say about the terms of a hit. */
export function needOf(node: QueryNode, filter: Filter): Need {
  const lists = listsOfFilter(filter).filter((name) => name.includes(':'));
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

/** Reads the index, and holds what is worth holding until the index changes. */
export class IndexReader {
  readonly #connection: Connection;
  #version: unknown;
  #segments: SegmentRow[] = [];
  #tail: TailRow[] = [];
  #buckets = new Map<number, Map<number, Uint8Array>>();
  #bytes = 0;
  #clips = new Map<number, SegmentClipsRow>();
  #refreshing: Promise<void> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The clips that may be hits, newest first, those before `before` only. */
  async *candidates(need: Need, before?: [at: number, id: string]): AsyncGenerator<Candidate> {
    let last = before;
    await this.#refresh(termsOfNeed(need).map(bucketOf));
    const tail = this.#tail
      .filter(({ sieve }) => passes(need, sieve))
      .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
    // Each source in order; a segment is opened when its newest clip could be next.
    const waiting = this.#segments
      .map((segment) => ({ segment, set: this.#clipsOf(need, segment) }))
      .filter(({ set }) => set.some((word) => word !== 0))
      .sort((one, other) => one.segment.newest - other.segment.newest);
    const sources: { next: Candidate; rest: Iterator<Candidate> }[] = [];
    const advance = (rest: Iterator<Candidate>) => {
      for (let step = rest.next(); !step.done; step = rest.next()) {
        if (before && !isBefore(step.value, before)) continue;
        sources.push({ next: step.value, rest });
        return;
      }
    };
    advance(tail.values());
    while (sources.length > 0 || waiting.length > 0) {
      const newest = sources.reduce((best, { next }) => Math.max(best, next.at), Number.NEGATIVE_INFINITY);
      const nearest = waiting.at(-1);
      if (nearest && nearest.segment.newest >= newest) {
        waiting.pop();
        if (before && nearest.segment.oldest > before[0]) continue;
        const opened = await this.#openSegment(nearest.segment.id);
        if (!opened) {
          // Merged into another meanwhile: the rest is asked of the index as it is now.
          yield* this.candidates(need, last);
          return;
        }
        advance(candidatesIn(opened, nearest.set));
        continue;
      }
      const best = sources.reduce((one, other) => (isBefore(other.next, [one.next.at, one.next.id]) ? one : other));
      sources.splice(sources.indexOf(best), 1);
      last = [best.next.at, best.next.id];
      yield best.next;
      advance(best.rest);
    }
  }

  /** The clips that share enough of these prints to be looked at. */
  async sharing(prints: number[]): Promise<Candidate[]> {
    const wanted = sharedPrintsWanted(prints);
    if (wanted === 0) return [];
    await this.#refresh(prints.map(bucketOf));
    const known = new Set(prints);
    const found: Candidate[] = this.#tail.filter(
      (row) => row.prints.filter((print) => known.has(print)).length >= wanted,
    );
    for (const segment of this.#segments) {
      const shared = new Uint8Array(segment.size);
      for (const term of prints) {
        for (const place of clipsIn(this.#clipsOf({ kind: 'term', term }, segment)))
          shared[place] = (shared[place] ?? 0) + 1;
      }
      const set = makeClipSet();
      for (const [place, count] of shared.entries()) if (count >= wanted) addTo(set, place);
      if (set.every((word) => word === 0)) continue;
      const opened = await this.#openSegment(segment.id);
      // Merged into another meanwhile: the index is asked anew.
      if (!opened) return this.sharing(prints);
      found.push(...candidatesIn(opened, set));
    }
    return found;
  }

  /** One after another: two at a time would both add the same new clips. */
  #refresh(buckets: number[]): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#readNews(buckets));
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Reads what changed since the last query, and the buckets that this one needs; asks for all of it at once. */
  async #readNews(buckets: number[]): Promise<void> {
    if (this.#bytes > CACHE_BYTES) this.#forget();
    const isFirst = this.#version === undefined;
    this.#version = await this.#connection.read(['meta', 'tail', 'segments', 'postings'], async (tx) => {
      const readTail = (after: number) => tx.objectStore('tail').getAll(IDBKeyRange.lowerBound(after, true));
      const readSegments = () => tx.objectStore('segments').getAll();
      const readBuckets = (wanted: number[]) =>
        Promise.all(
          wanted.map((bucket) =>
            tx
              .objectStore('postings')
              .getAll(IDBKeyRange.bound(postingKey(bucket, 0), postingKey(bucket + 1, 0), false, true)),
          ),
        );
      const wanted = [...new Set(buckets)];
      const missing = wanted.filter((bucket) => !this.#buckets.has(bucket));
      const [version = 0, added, segments, records] = await Promise.all([
        tx.objectStore('meta').get('indexVersion'),
        readTail(this.#tail.at(-1)?.number ?? 0),
        isFirst ? readSegments() : undefined,
        readBuckets(missing),
      ]);
      if (isFirst || version === this.#version) {
        if (segments) this.#segments = segments;
        this.#tail.push(...added);
        this.#keep(missing, records);
      } else {
        [this.#tail, this.#segments] = await Promise.all([readTail(0), readSegments()]);
        this.#forget();
        this.#keep(wanted, await readBuckets(wanted));
      }
      return version;
    });
  }

  #keep(buckets: number[], read: Uint8Array[][]) {
    for (const [at, bucket] of buckets.entries()) {
      const records = read[at] ?? [];
      this.#bytes += records.reduce((sum, { length }) => sum + length, 0);
      this.#buckets.set(
        bucket,
        new Map(records.map((record) => [(record[0] ?? 0) | ((record[1] ?? 0) << 8), record.subarray(2)])),
      );
    }
  }

  #forget() {
    this.#buckets.clear();
    this.#bytes = 0;
    const alive = new Set(this.#segments.map(({ id }) => id));
    for (const id of this.#clips.keys()) if (!alive.has(id)) this.#clips.delete(id);
  }

  #clipsOf(need: Need, segment: SegmentRow): ClipSet {
    switch (need.kind) {
      case 'any':
        return makeClipSet(true);
      case 'term': {
        const record = this.#buckets.get(bucketOf(need.term))?.get(segment.id);
        return record ? readPosting(record, need.term, segment.size) : makeClipSet();
      }
      case 'and': {
        const set = makeClipSet(true);
        for (const part of need.parts) {
          intersect(set, this.#clipsOf(part, segment));
          if (set.every((word) => word === 0)) break;
        }
        return set;
      }
      case 'or': {
        const set = makeClipSet();
        for (const part of need.parts) unite(set, this.#clipsOf(part, segment));
        return set;
      }
    }
  }

  async #openSegment(id: number): Promise<SegmentClipsRow | undefined> {
    const held = this.#clips.get(id);
    if (held) return held;
    const row = await this.#connection.read(['segmentClips'], (tx) => tx.objectStore('segmentClips').get(id));
    if (row) this.#clips.set(id, row);
    return row;
  }
}

function passes(need: Need, sieve: Uint16Array): boolean {
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

/** Whether the candidate comes after that place in a list that goes backwards. */
function isBefore(candidate: Candidate, [at, id]: [at: number, id: string]): boolean {
  return candidate.at < at || (candidate.at === at && candidate.id < id);
}

function* candidatesIn(row: SegmentClipsRow, set: ClipSet): Generator<Candidate, void> {
  for (const place of clipsIn(set)) {
    const number = row.numbers[place];
    if (number === undefined) return;
    const id = row.ids.slice(place * ID_LENGTH, (place + 1) * ID_LENGTH);
    yield { id, number, at: row.ats[place] ?? 0 };
  }
}
