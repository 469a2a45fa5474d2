import * as z from 'zod/mini';
import { sha256 } from '../text/sha256';
import { ClipId, Instant, Sha256 } from './clip';

/** The page as it was fetched, compressed, so that an old clip can be extracted again when the rules improve. */
export const SourceRow = z.strictObject({
  id: ClipId,
  fetchedAt: Instant,
  /** Over the UTF-8 of the page. */
  sha256: Sha256,
  gzip: z.instanceof(Uint8Array<ArrayBuffer>),
});
export type SourceRow = z.infer<typeof SourceRow>;

/** What a source is when it is read again: the page, when it was fetched, and whether it is unharmed. */
export interface PageSource {
  html: string;
  fetchedAt: string;
  sha256: string;
  isWhole: boolean;
}

/** The page, compressed: a fifth of its bytes. `await packSource(id, '<p>文</p>', '2026-03-01T08:00:00.000Z')` */
export async function packSource(id: string, html: string, fetchedAt: string): Promise<SourceRow> {
  const packed = new Blob([html]).stream().pipeThrough(new CompressionStream('gzip'));
  const gzip = new Uint8Array(await new Response(packed).arrayBuffer());
  return { id, fetchedAt, sha256: await sha256(html), gzip };
}

/** An archive that unfolds to more bytes than any page that is kept is none of ours. */
const MOST_BYTES = 16_000_000;

/** The page as it was packed; throws where the bytes are no longer an archive. `(await unpackSource(row)).isWhole` */
export async function unpackSource({ gzip, fetchedAt, sha256: expected }: Omit<SourceRow, 'id'>): Promise<PageSource> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new RangeError(`the page is longer than ${MOST_BYTES} bytes`);
      controller.enqueue(chunk);
    },
  });
  const unpacked = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(limit);
  const html = await new Response(unpacked).text();
  return { html, fetchedAt, sha256: expected, isWhole: (await sha256(html)) === expected };
}

/** A page as it lies on disk: the one beside the clip, or with `until` the one of the revision of that instant. */
export interface PackedSource extends SourceRow {
  until?: string;
}
