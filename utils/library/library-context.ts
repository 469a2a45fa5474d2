import { IndexReader } from './candidates';
import { type ClipChanger, doClipWork } from './clip-work';
import { type Connection, connect } from './database';
import type { Journal } from './journal';
import type { LibraryChange, LibraryOptions } from './library';
import type { LibraryError } from './library-error';
import { openSafekeeper, type Safekeeper, type Secured } from './recover';
import { openSecondCopy, type SecondCopy } from './second-copy';
import { type IndexTender, openTender } from './tend-index';
import { WRITTEN_STORES } from './write-rows';

/** What the operations of one open library share. */
export interface LibraryContext {
  connection: Connection;
  index: IndexReader;
  tender: IndexTender;
  safekeeper: Safekeeper;
  /** None where nobody gave it a place; nor of the copy. */
  journal: Journal | undefined;
  copy: SecondCopy | undefined;
  now(): Date;
  onDamaged(error: LibraryError): void;
  announce(change: LibraryChange): void;
  /** One change of clips in one transaction, and what follows it; without a kind it is not announced. */
  change<T>(kind: LibraryChange['kind'] | undefined, changer: ClipChanger<T>): Promise<T>;
  /** What follows a transaction: the second copy, and the news, which is due without the copy too. Throws 'unsecured'. */
  followUp(kind: LibraryChange['kind'] | undefined, ids: string[], what?: Secured): Promise<void>;
  /** The same after a change of what lies beside the clips. */
  followUpBeside(kind: BesideKind): Promise<void>;
}

/** What lies beside the clips, as the news names it. */
type BesideKind = Extract<LibraryChange['kind'], 'rules' | 'searches' | 'lists'>;

/**
 * The context of a library that is not opened yet: its first operation opens the database.
 * `makeContext({ now, journal })`
 */
export function makeContext(options: LibraryOptions): LibraryContext {
  const { now, journal, onChange } = options;
  const { onBlocked = () => undefined, onDamaged = () => undefined, onTrouble = () => undefined } = options;
  const connection = connect(options.name ?? 'shiping', onBlocked);
  const copy = options.copy && openSecondCopy(connection, options.copy, now);
  const safekeeper = openSafekeeper(connection, { journal, copy, now });
  const tender = openTender(connection, onTrouble);
  const announce = (change: LibraryChange) => onChange?.(change);

  const followUp: LibraryContext['followUp'] = async (kind, ids, what = kind === 'erased' ? 'erased' : 'changed') => {
    tender.afterChange(ids.length);
    await safekeeper.secure(ids, what).finally(() => kind && announce({ kind, ids }));
  };

  return {
    connection,
    index: new IndexReader(),
    tender,
    safekeeper,
    journal,
    copy,
    now,
    onDamaged,
    announce,
    followUp,
    change: async (kind, changer) => {
      const { ids, result } = await connection.write([...WRITTEN_STORES], (tx) => doClipWork(tx, changer));
      if (ids.length > 0) await followUp(kind, ids);
      return result;
    },
    followUpBeside: (kind) => safekeeper.secureBeside().finally(() => announce({ kind, ids: [] })),
  };
}
