import type { Filter } from './library';
import type { QueryNode } from './query';
import { namesOfFilter } from './stored';
import { HIGHLIGHTED, passesSieve, type Sign, signsOfText, termOfList } from './terms';

/** What a clip must have in the index, as far as that can be said. */
export type Need = { kind: 'any' } | Sign | { kind: 'and' | 'or'; parts: Need[] };

/** Nothing that the index could tell: every clip may be a hit. */
export const ANY: Need = { kind: 'any' };

/**
 * What query and filter say about the signs of a hit. Of 「群众路线」 its three pairs and two triples, of 「-会议」 `ANY`: a clip
 * without that word has no sign of it.
 */
export function needOf(node: QueryNode, filter: Filter): Need {
  const lists = namesOfFilter(filter).filter((name) => name.includes(':'));
  return join('and', [needOfNode(node), ...lists.map((name): Need => ({ kind: 'term', term: termOfList(name) }))]);
}

function needOfNode(node: QueryNode): Need {
  switch (node.kind) {
    case 'word':
      return join('and', signsOfText(node.folded));
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

/** The signs of a kind that the need names: what is to be read to answer it. `signsOfNeed(need, 'term')`; of `ANY` none. */
export function signsOfNeed(need: Need, kind: Sign['kind']): Sign[] {
  switch (need.kind) {
    case 'any':
      return [];
    case 'and':
    case 'or':
      return need.parts.flatMap((part) => signsOfNeed(part, kind));
    default:
      return need.kind === kind ? [need] : [];
  }
}

/** Whether a clip with this sieve may have what is needed. A sieve knows no triples. `passes(ANY, sieve)` → true. */
export function passes(need: Need, sieve: Uint8Array): boolean {
  switch (need.kind) {
    case 'term':
      return passesSieve(sieve, need.term);
    case 'and':
      return need.parts.every((part) => passes(part, sieve));
    case 'or':
      return need.parts.some((part) => passes(part, sieve));
    default:
      return true;
  }
}
