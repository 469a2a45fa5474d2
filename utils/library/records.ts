import type * as z from 'zod/mini';
import type { Connection } from './connection';
import { LibraryError } from './library-error';

/** Small records that lie beside the clips, each under its id: saved searches, lists. */
export interface Records<T> {
  /** All of them, the earliest saved first; a damaged one is passed over. */
  list(): Promise<T[]>;
  /** Keeps it, in place of the one with its id. */
  put(record: T): Promise<void>;
  /** Changes what is there in one transaction; tells what was there before. */
  change(id: string, change: (record: T) => T): Promise<T>;
  /** Takes it away, and says whether it was there. */
  remove(id: string): Promise<boolean>;
}

interface Kept {
  id: string;
  savedAt: string;
}

/** The records of one store; `onChange` is called when a change is on disk, and waited for. */
export function openRecords<T extends Kept>(
  connection: Connection,
  store: 'searches' | 'lists',
  schema: z.ZodMiniType<T>,
  onChange: () => Promise<void>,
): Records<T> {
  return {
    list: async () => {
      const stored = await connection.read([store], (tx) => tx.objectStore(store).getAll());
      const records = stored.flatMap((record) => schema.safeParse(record).data ?? []);
      return records.sort((one, other) => (one.savedAt < other.savedAt ? -1 : 1));
    },
    put: async (record) => {
      const parsed = schema.safeParse(record);
      if (!parsed.success) throw new LibraryError('invalid', { cause: parsed.error });
      await connection.write([store], (tx) => tx.objectStore(store).put(parsed.data));
      await onChange();
    },
    change: async (id, change) => {
      const before = await connection.write([store], async (tx) => {
        const stored = schema.safeParse(await tx.objectStore(store).get(id)).data;
        if (!stored) throw new LibraryError('notFound', { id });
        const changed = schema.safeParse(change(stored));
        if (!changed.success) throw new LibraryError('invalid', { id, cause: changed.error });
        await tx.objectStore(store).put(changed.data);
        return stored;
      });
      await onChange();
      return before;
    },
    remove: async (id) => {
      const isThere = await connection.write([store], async (tx) => {
        const key = await tx.objectStore(store).getKey(id);
        if (key !== undefined) await tx.objectStore(store).delete(id);
        return key !== undefined;
      });
      if (isThere) await onChange();
      return isThere;
    },
  };
}
