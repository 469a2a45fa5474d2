/** A character's two bytes in GBK as one number, 0xB5D8 for 「地」. Browsers decode GBK and do not encode it. */
export function toGbk(character: string): number | undefined {
  return tables().codes.get(character);
}

/** The character of two GBK bytes: `fromGbk(0xb5, 0xd8)` → 「地」; undefined where the standard has none. */
export function fromGbk(lead: number, trail: number): string | undefined {
  return tables().characters.get(lead * 256 + trail);
}

interface Tables {
  codes: Map<string, number>;
  characters: Map<number, string>;
}

let built: Tables | undefined;

/** Decodes every pair of bytes once; of two pairs with one character the lower code is kept. */
function tables(): Tables {
  if (built) return built;
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  const characters = new Map<number, string>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      // A pair without a character decodes to U+FFFD, one of the private use area to nothing that text holds.
      if (trail === 0x7f || !/^[^\ufffd\ue000-\uf8ff]$/u.test(character)) continue;
      characters.set(lead * 256 + trail, character);
      if (!codes.has(character)) codes.set(character, lead * 256 + trail);
    }
  }
  built = { codes, characters };
  return built;
}
