import { downloadZip } from 'client-zip';
import type { ClipWithPast } from './bundle';
import { toFileName } from './file-name';
import type { OneClipFormat, OneClipTools } from './format';

/**
 * Each clip as a file of its own in one zip archive, named after date and headline:
 * 「2019-12-10 在密切联系群众中勇往直前.md」, the second of that name 「….2.md」. The texts are stored as they are.
 */
export function writeFiles(
  format: OneClipFormat,
  clips: AsyncIterable<ClipWithPast>,
  tools: OneClipTools,
  writtenAt: Date,
): Promise<Blob> {
  return downloadZip(entries(format, clips, tools, writtenAt)).blob();
}

async function* entries(
  format: OneClipFormat,
  clips: AsyncIterable<ClipWithPast>,
  tools: OneClipTools,
  lastModified: Date,
) {
  /** How often a name has been given. File systems that know no case would take two for one. */
  const given = new Map<string, number>();
  for await (const whole of clips) {
    const { headline, datePublished } = whole.clip.article;
    const title = [datePublished?.slice(0, 10), headline].filter(Boolean).join(' ');
    const key = toFileName(title, format.extension).toLowerCase();
    const times = (given.get(key) ?? 0) + 1;
    given.set(key, times);
    const name = toFileName(title, times === 1 ? format.extension : `${times}.${format.extension}`);
    yield { name, lastModified, input: format.writeOne(whole, tools) };
  }
}
