/** The files of the second copy: lines of text, packed, under names such as 「12」 and 「beside」. */
export interface CopyFiles {
  /** The names of all files; none where there is no copy. */
  list(): Promise<string[]>;
  /** The lines of a file; none if there is no such file. Throws in the midst of one that is damaged. */
  read(name: string): AsyncGenerator<string>;
  /** Writes a file whole or not at all, in place of what it was; resolves to its bytes. */
  write(name: string, lines: AsyncIterable<string>): Promise<number>;
  remove(name: string): Promise<void>;
  /** What a file takes on disk; 0 if there is none. */
  bytesOf(name: string): Promise<number>;
  /** Does the work when nobody else, in whichever context, is at work on the copy. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * What the whole copy takes on disk, in bytes. `await measureCopy(storedCopy)` → 53,000,000 of a library of 10,000 clips.
 */
export async function measureCopy(files: CopyFiles): Promise<number> {
  let bytes = 0;
  for (const name of await files.list()) bytes += await files.bytesOf(name);
  return bytes;
}

/** The folder in the origin's own file system, and the lock. */
const NAME = 'second-copy';

/** The copy in the origin's own file system: beside IndexedDB, not in it. */
export const storedCopy: CopyFiles = {
  list: async () => {
    const names: string[] = [];
    for await (const name of (await openFolder()).keys()) names.push(name);
    return names;
  },
  read: async function* (name) {
    const file = await findFile(name);
    // A browser that is killed may leave one that was begun.
    if (!file || file.size === 0) return;
    const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
    yield* toLines(unpacked.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })));
  },
  write: async (name, lines) => {
    const handle = await (await openFolder()).getFileHandle(name, { create: true });
    const packer = new CompressionStream('gzip');
    // The browser writes into a file beside it, which takes its place when it is closed.
    const writing = packer.readable.pipeTo(await handle.createWritable());
    const writer = packer.writable.getWriter();
    const filling = fill(writer, lines).catch(async (error: unknown) => {
      await writer.abort(error);
      throw error;
    });
    await Promise.all([writing, filling]);
    return (await handle.getFile()).size;
  },
  remove: async (name) => (await openFolder()).removeEntry(name),
  bytesOf: async (name) => (await findFile(name))?.size ?? 0,
  alone: (work) => navigator.locks.request(NAME, work),
};

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(NAME, { create: true });
}

async function findFile(name: string): Promise<File | undefined> {
  try {
    return await (await (await openFolder()).getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

async function fill(writer: WritableStreamDefaultWriter<BufferSource>, lines: AsyncIterable<string>): Promise<void> {
  const encoder = new TextEncoder();
  for await (const line of lines) await writer.write(encoder.encode(`${line}\n`));
  await writer.close();
}

/** The lines of a text that comes in pieces. */
async function* toLines(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  let begun: string[] = [];
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const [first = '', ...others] = piece.value.split('\n');
      begun.push(first);
      for (const other of others) {
        yield begun.join('');
        begun = [other];
      }
    }
  } finally {
    // Whoever has read enough leaves the rest.
    await reader.cancel().catch(() => undefined);
  }
}
