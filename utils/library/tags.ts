/** How tags change, whichever there are by then. */
export interface TagChange {
  addTags?: string[] | undefined;
  removeTags?: string[] | undefined;
}

/** The tags after a change: `withChange(['一'], { addTags: ['二'], removeTags: ['一'] })` → 「二」. */
export function withChange(tags: readonly string[], { addTags = [], removeTags = [] }: TagChange): string[] {
  return [...new Set([...tags.filter((tag) => !removeTags.includes(tag)), ...addTags])];
}

/** Whether a tag is this one or stands below it in the tree: 「文风/短」 below 「文风」. */
export function isInBranch(tag: string, branch: string): boolean {
  return tag === branch || tag.startsWith(`${branch}/`);
}

/** The tags with one more, at the end where it is new: 「一」 with 「二」 → 「一」, 「二」. */
export function withTag(tags: readonly string[], tag: string): string[] {
  return tags.includes(tag) ? [...tags] : [...tags, tag];
}

/** The tags without this one; those below it stay: without 「文风」 there is still 「文风/短」. */
export function withoutTag(tags: readonly string[], tag: string): string[] {
  return tags.filter((other) => other !== tag);
}

/** The tags without this one and all below it: without 「文风」 there is no 「文风/短」. */
export function withoutBranch(tags: readonly string[], branch: string): string[] {
  return tags.filter((tag) => !isInBranch(tag, branch));
}

/** The tags with another name for one of them and all below it, each once: 「文风」 as 「作风」 makes 「文风/短」 「作风/短」. */
export function withRenamedBranch(tags: readonly string[], branch: string, name: string): string[] {
  return [...new Set(tags.map((tag) => (isInBranch(tag, branch) ? name + tag.slice(branch.length) : tag)))];
}
