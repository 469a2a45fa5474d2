import type { FoundHeadline } from './read-headline';

const DRESS =
  /^[\s【[■◆●▪▎◎（(]*(?:[一二三四五六七八九十\d]+[、.．）)\s])*\s*|[\s】\]:：>＞»]+$|[（(][^（）()]*[）)]$/gu;

/** What an article's headline calls the thing that its page may be about: 「渡船上的算术（修订版）」 → 「渡船上的算术」. */
export function toThing({ value }: FoundHeadline): string {
  return value.replace(/\s*[（(].*$/u, '');
}

/** What a subhead says without its dress, and without the thing that it is about: 「二、渡船的构造：」 → 「构造」. */
export function toBareSubhead(text: string, thing: string): string {
  const bare = text.replace(DRESS, '');
  return thing.length > 1 && bare.startsWith(thing) ? bare.slice(thing.length).replace(/^的/u, '') : bare;
}
