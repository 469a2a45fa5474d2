import type { ClipWithPast } from './bundle';
import { toFileName } from './file-name';
import type { OneClipFormat, OneClipTools } from './format';
import { writeZip, type ZipEntry } from './write-zip';

/**
 * Each clip as a file of its own in one archive, named after date and headline:
 * 「2019-12-10 在密切联系群众中勇往直前.md」, the second of that name 「….2.md」.
 */
export function writeFiles(
  format: OneClipFormat,
  clips: AsyncIterable<ClipWithPast>,
  tools: OneClipTools,
  writtenAt: Date,
): Promise<Blob> {
  return writeZip(entries(format, clips, tools), writtenAt);
}

async function* entries(
  format: OneClipFormat,
  clips: AsyncIterable<ClipWithPast>,
  tools: OneClipTools,
): AsyncGenerator<ZipEntry> {
  /** How often a name has been given. File systems that know no case would take two for one. */
  const given = new Map<string, number>();
  for await (const whole of clips) {
    const { headline, datePublished } = whole.clip.article;
    const title = [datePublished?.slice(0, 10), headline].filter(Boolean).join(' ');
    const key = toFileName(title, format.extension).toLowerCase();
    const times = (given.get(key) ?? 0) + 1;
    given.set(key, times);
    const name = toFileName(title, times === 1 ? format.extension : `${times}.${format.extension}`);
    yield { name, text: format.writeOne(whole, tools) };
  }
}
