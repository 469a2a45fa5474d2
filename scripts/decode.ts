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

function decodeAs(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}

const countFaults = (text: string) => text.split('\ufffd').length - 1;

/**
 * The text of a saved page, whatever it declares: by byte order mark, else UTF-8 where that fits without a fault, else the
 * declared charset or GB 18030 (which holds GBK and GB 2312), whichever leaves fewer unreadable characters.
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = META_CHARSET.exec(head)?.[1] ?? 'gb18030';
  const charsets = /^gb/i.test(declared) ? ['gb18030', 'utf-8'] : [declared, 'gb18030', 'utf-8'];
  const texts = charsets.map((charset) => decodeAs(charset, bytes)).filter((text) => text !== undefined);
  return texts.reduce((best, text) => (countFaults(text) < countFaults(best) ? text : best));
}
