/** More at once would be too many arguments for one call. */
const TOGETHER = 0x8000;

/** Bytes as text that JSON can hold: the UTF-8 of 「评」 → 「6K+E」. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += TOGETHER) {
    binary += String.fromCharCode(...bytes.subarray(at, at + TOGETHER));
  }
  return btoa(binary);
}

/** The text back as bytes; throws where it is not of that alphabet. 「6K+E」 → e8 af 84, the UTF-8 of 「评」. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
