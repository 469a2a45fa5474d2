import { downloadZip } from 'client-zip';
import type { ClipWithPast } from './bundle';
import { toFileName } from './file-name';
import type { OneClipFormat, OneClipTools } from './format';

/** What is said of an archive. */
export interface FilesAbout {
  writtenAt: Date;
  /** Of clips in an order made by hand: how many there are in all, and how many of them other archives have before this one. */
  numbers?: { of: number; after: number } | undefined;
}

/**
 * Each clip as a file of its own in one zip archive, named after date and headline:
 * 「2019-12-10 把板凳坐热的人.md」, the second of that name 「….2.md」. The texts are stored as they are. Where their order was
 * made by hand it is kept in the names, which is how every system shows a folder: of a list of 120 clips the third is 「003 2019-…」.
 */
export function writeFiles(
  format: OneClipFormat,
  clips: AsyncIterable<ClipWithPast>,
  tools: OneClipTools,
  { writtenAt, numbers }: FilesAbout,
): Promise<Blob> {
  return downloadZip(entries(format, clips, tools, writtenAt, numbers)).blob();
}

async function* entries(
  format: OneClipFormat,
  clips: AsyncIterable<ClipWithPast>,
  tools: OneClipTools,
  lastModified: Date,
  numbers: FilesAbout['numbers'],
) {
  /** How often a name has been given. File systems that know no case would take two for one. */
  const given = new Map<string, number>();
  let number = numbers?.after ?? 0;
  for await (const whole of clips) {
    const place = numbers && String(++number).padStart(String(numbers.of).length, '0');
    const { headline, datePublished } = whole.clip.article;
    const title = [place, datePublished?.slice(0, 10), headline].filter(Boolean).join(' ');
    const key = toFileName(title, format.extension).toLowerCase();
    const times = (given.get(key) ?? 0) + 1;
    given.set(key, times);
    const name = toFileName(title, times === 1 ? format.extension : `${times}.${format.extension}`);
    yield { name, lastModified, input: format.writeOne(whole, tools) };
  }
}
