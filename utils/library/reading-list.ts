import * as z from 'zod/mini';
import { FilledText } from '../article/article';
import { foldForSearch } from '../text/fold';
import { ClipId, Instant } from './clip';
import type { QueryNode } from './query';

/**
 * 清单: clips that belong together for the user, in an order made by hand, such as the material for one essay. It holds ids
 * alone: a clip in the trash keeps its place and is not shown, one that is erased is taken out. An id for which there is no
 * clip is passed over wherever the list is shown or counted: a library that is exported into several files has its lists in each.
 * `{ id, name: '申论', clips: [one, two], savedAt }`
 */
export const ReadingList = z.strictObject({
  id: z.uuid(),
  name: FilledText(100),
  clips: z.array(ClipId).check(z.maxLength(10_000)),
  /** They are shown in the order in which they were made. */
  savedAt: Instant,
});
export type ReadingList = z.infer<typeof ReadingList>;

/** The list with these clips at its end; those that it has stay where they are: 甲乙 with 丙甲 → 甲乙丙. */
export function withClips(list: ReadingList, ids: readonly string[]): ReadingList {
  return { ...list, clips: [...new Set([...list.clips, ...ids])] };
}

/** The list without these clips: 甲乙丙 without 乙 → 甲丙. */
export function withoutClips(list: ReadingList, ids: readonly string[]): ReadingList {
  const gone = new Set(ids);
  return { ...list, clips: list.clips.filter((id) => !gone.has(id)) };
}

/** The list with a clip moved right before another, or to the end: 「丙」 before 「甲」 of 甲乙丙 → 丙甲乙. */
export function withMoved(list: ReadingList, id: string, before: string | undefined): ReadingList {
  if (!list.clips.includes(id) || id === before) return list;
  const others = list.clips.filter((other) => other !== id);
  const at = before === undefined ? -1 : others.indexOf(before);
  return { ...list, clips: at < 0 ? [...others, id] : others.toSpliced(at, 0, id) };
}

/**
 * The list as it is now, without the change that made `after` of `before`: 甲乙 → 甲乙丙, and 丁 since, → 甲乙丁. Names, clips
 * and order that have been changed since stay as they are.
 */
export function withoutChange(list: ReadingList, before: ReadingList, after: ReadingList): ReadingList {
  const [had, has] = [new Set(before.clips), new Set(after.clips)];
  const kept = list.clips.filter((id) => had.has(id) || !has.has(id));
  const returned = before.clips.filter((id) => !has.has(id));
  const moved = movedOf(
    before.clips.filter((id) => has.has(id)),
    after.clips.filter((id) => had.has(id)),
  );
  const there = new Set(kept);
  const misplaced = [...returned, ...(moved !== undefined && there.has(moved) ? [moved] : [])];
  return {
    ...list,
    name: list.name === after.name ? before.name : list.name,
    clips: misplaced.reduce((clips, id) => placed(clips, id, before.clips), kept),
  };
}

/** The one clip whose move makes one order of the other. */
function movedOf(before: string[], after: string[]): string | undefined {
  const at = before.findIndex((id, place) => id !== after[place]);
  const [down, up] = [before[at], after[at]];
  const without = (ids: string[]) => ids.filter((id) => id !== up).join();
  return without(before) === without(after) ? up : down;
}

/** The clips with this one right behind the nearest that stood before it in that order. */
function placed(clips: string[], id: string, order: string[]): string[] {
  const others = clips.filter((other) => other !== id);
  const there = new Set(others);
  const before = order.slice(0, order.indexOf(id)).findLast((other) => there.has(other));
  return others.toSpliced(before === undefined ? 0 : others.indexOf(before) + 1, 0, id);
}

/** The query where `清单:` knows which clips it means: those of the lists whose names have what was typed in them. */
export function withLists(node: QueryNode, lists: readonly ReadingList[]): QueryNode {
  switch (node.kind) {
    case 'list': {
      const meant = lists.filter(({ name }) => foldForSearch(name).includes(node.folded));
      return { ...node, ids: new Set(meant.flatMap(({ clips }) => clips)) };
    }
    case 'not':
      return { ...node, part: withLists(node.part, lists) };
    case 'and':
    case 'or':
      return { ...node, parts: node.parts.map((part) => withLists(part, lists)) };
    default:
      return node;
  }
}

/** Whether the query names a list anywhere: 「文风 -清单:材料」 does. */
export function asksForLists(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.parts.some(asksForLists);
  return node.kind === 'not' ? asksForLists(node.part) : node.kind === 'list';
}

/** The clips among which all hits of the query are, where lists say so: for 「清单:材料 文风」 those of 材料. */
export function membersWanted(node: QueryNode): ReadonlySet<string> | undefined {
  if (node.kind === 'list') return node.ids;
  if (node.kind === 'and') return node.parts.map(membersWanted).find((ids) => ids !== undefined);
  if (node.kind !== 'or') return undefined;
  const parts = node.parts.map(membersWanted);
  return parts.includes(undefined) ? undefined : new Set(parts.flatMap((ids) => [...(ids ?? [])]));
}
