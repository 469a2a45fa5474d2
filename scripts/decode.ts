const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

/** Whether the bytes are UTF-8 without a fault; pages that declare gb2312 and are UTF-8 are common. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text by that charset; nothing where no such charset is known. */
function decodeAs(charset: string, bytes: Uint8Array): string[] {
  try {
    return [new TextDecoder(charset).decode(bytes)];
  } catch {
    return [];
  }
}

/** The commonest characters of Chinese, in both scripts: bytes that are read by another charset give hardly any of them. */
const COMMON =
  /[的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對]/gu;

const countCommon = (text: string) => text.match(COMMON)?.length ?? 0;

/**
 * The text of a saved page, whatever it declares: by byte order mark, else UTF-8 where that fits without a fault, else the
 * declared charset, GB 18030 (which holds GBK and GB 2312), Big5 or damaged UTF-8, whichever makes most Chinese of it.
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = META_CHARSET.exec(head)?.[1] ?? 'gb18030';
  const texts = [declared, 'gb18030', 'big5', 'utf-8'].flatMap((charset) => decodeAs(charset, bytes));
  return texts.reduce((best, text) => (countCommon(text) > countCommon(best) ? text : best));
}
