/** Bytes of UTF-8 that every file system takes, with room for a browser's 「 (1)」. */
const MAX_BYTES = 180;

/** Stands where nothing of the title can. */
const FALLBACK = 'shiping';

/** Controls, marks that turn the direction of writing, invisible characters, half surrogate pairs, private characters. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** What one file system or another reserves, or the links of Obsidian, each as its harmless full-width likeness. */
const RESERVED: [RegExp, string][] = [
  [/\//g, '／'],
  [/\\/g, '＼'],
  [/:/g, '：'],
  [/\*/g, '＊'],
  [/\?/g, '？'],
  [/"/g, '＂'],
  [/</g, '＜'],
  [/>/g, '＞'],
  [/\|/g, '｜'],
  [/%/g, '％'],
  [/#/g, '＃'],
  [/\^/g, '＾'],
  [/\[/g, '［'],
  [/\]/g, '］'],
];

/** The devices of Windows, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i;

/**
 * A file's name from a title, safe on every system: `toFileName('谁来监督?', 'json')` → 「谁来监督？.json」. At most 180
 * bytes of UTF-8, cut between characters; never empty, hidden, or the name of a device.
 */
export function toFileName(title: string, extension: string): string {
  const visible = title.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFC');
  const harmless = RESERVED.reduce((name, [reserved, likeness]) => name.replace(reserved, likeness), visible);
  const named = trim(harmless).replace(DEVICE, '_$&');
  return `${trim(cut(named, MAX_BYTES - extension.length - 1)) || FALLBACK}.${extension}`;
}

/** Dots and spaces at either end hide a file or vanish; a leading 「~」 or 「-」 means something to shells and browsers. */
function trim(name: string): string {
  return name.replace(/^[\s.~-]+|[\s.]+$/gu, '');
}

/** The longest start that fits, not ending inside a character. */
function cut(name: string, bytes: number): string {
  const encoder = new TextEncoder();
  let left = bytes;
  let end = 0;
  for (const character of name) {
    left -= encoder.encode(character).length;
    if (left < 0) return name.slice(0, end);
    end += character.length;
  }
  return name;
}
