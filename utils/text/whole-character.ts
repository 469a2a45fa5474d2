/** The place itself, or the one before it where it would part a surrogate pair: 2 in 「甲𠮷」 → 1. */
export function wholeCharacter(text: string, at: number): number {
  const isInside = at > 0 && at < text.length && /[\udc00-\udfff]/.test(text.charAt(at));
  return isInside && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}
