/** A file for an archive. Its name is a name, not a path: see file-name.ts. */
export interface ZipEntry {
  name: string;
  text: string;
}

/** More entries, or more bytes, need the format's 64-bit extension, which old programs do not read. */
export const MOST_ENTRIES = 65_535;

const UTF8_NAMES = 0x0800;
const VERSION = 20;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * Files as a zip archive, stored as they are: texts are small, and every program reads them. Times are those of Chinese
 * clocks to two seconds, as the format has no zones.
 */
export async function writeZip(entries: AsyncIterable<ZipEntry>, writtenAt: Date): Promise<Blob> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  const stamp = toDosTime(writtenAt);
  let offset = 0;
  for await (const { name, text } of entries) {
    const bytes = encoder.encode(text);
    const nameBytes = encoder.encode(name);
    // Flags, method (stored), time, date, CRC, packed and whole size, lengths of name and extra field.
    const about = [UTF8_NAMES, 0, stamp.time, stamp.date];
    const sizes = [crc32(bytes), bytes.length, bytes.length];
    const local = record(0x04034b50, [VERSION, ...about], sizes, [nameBytes.length, 0]);
    parts.push(local, nameBytes, bytes);
    // Lengths of extra field and comment, disk, attributes inside and outside, where the file begins.
    const central = record(
      0x02014b50,
      [VERSION, VERSION, ...about],
      sizes,
      [nameBytes.length, 0, 0, 0, 0],
      [0, offset],
    );
    directory.push(central, nameBytes);
    offset += local.length + nameBytes.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = directory.length / 2;
  if (count > MOST_ENTRIES || offset + size > 0xffffffff) throw new RangeError('too much for one archive');
  const end = record(0x06054b50, [0, 0, count, count], [size, offset], [0]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** A signature of four bytes, then numbers of two, four, two and four bytes, the lowest byte first. */
function record(signature: number, ...groups: number[][]): Uint8Array<ArrayBuffer> {
  const widths = groups.map((_, at) => (at % 2 === 0 ? 2 : 4));
  const length = groups.reduce((sum, group, at) => sum + group.length * (widths[at] ?? 0), 4);
  const view = new DataView(new ArrayBuffer(length));
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [index, group] of groups.entries()) {
    for (const value of group) {
      if (widths[index] === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += widths[index] ?? 0;
    }
  }
  return new Uint8Array(view.buffer);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function toDosTime(moment: Date): { date: number; time: number } {
  const there = new Date(moment.getTime() + 8 * 3_600_000);
  return {
    date: ((there.getUTCFullYear() - 1980) << 9) | ((there.getUTCMonth() + 1) << 5) | there.getUTCDate(),
    time: (there.getUTCHours() << 11) | (there.getUTCMinutes() << 5) | (there.getUTCSeconds() >> 1),
  };
}
