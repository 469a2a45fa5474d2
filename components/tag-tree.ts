/** A value of the tree of tags: the path that it is known by, its last step, and how deep it stands. */
export interface TagNode<T> {
  of: T;
  name: string;
  depth: number;
}

/**
 * Tags as a tree, each followed by those below it; beside one another they keep the order in which they came:
 * 「甲/子」, 「乙」, 「甲」 → 「甲」, 「子」 below it, 「乙」. A tag whose parent is not among them stands with its whole path.
 */
export function inTree<T extends { value: string }>(tags: readonly T[]): TagNode<T>[] {
  const known = new Set(tags.map(({ value }) => value));
  const below = new Map<string | undefined, T[]>();
  for (const tag of tags) {
    const parent = parentOf(tag.value, known);
    below.set(parent, [...(below.get(parent) ?? []), tag]);
  }
  const walk = (parent: string | undefined, depth: number): TagNode<T>[] =>
    (below.get(parent) ?? []).flatMap((tag) => [
      { of: tag, name: parent === undefined ? tag.value : tag.value.slice(parent.length + 1), depth },
      ...walk(tag.value, depth + 1),
    ]);
  return walk(undefined, 0);
}

function parentOf(tag: string, known: ReadonlySet<string>): string | undefined {
  for (let end = tag.lastIndexOf('/'); end > 0; end = tag.lastIndexOf('/', end - 1)) {
    if (known.has(tag.slice(0, end))) return tag.slice(0, end);
  }
  return undefined;
}
