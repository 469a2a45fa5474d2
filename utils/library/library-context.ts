import { IndexReader } from './candidates';
import { type ClipChanger, doClipWork } from './clip-work';
import { type Connection, connect } from './connection';
import type { Journal } from './journal';
import type { LibraryChange, LibraryOptions } from './library';
import { openSafekeeper, type Safekeeper, type Secured } from './recover';
import { openSecondCopy, type SecondCopy } from './second-copy';
import type { OnDamaged } from './stored';
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
  onDamaged: OnDamaged;
  announce(change: LibraryChange): void;
  /** One change of clips in one transaction, and what follows it; without a kind it is not announced. */
  change<T>(kind: LibraryChange['kind'] | undefined, changer: ClipChanger<T>): Promise<T>;
  /** What follows a transaction: the second copy, and the news, which is due without the copy too. Throws 'unsecured'. */
  followUp(kind: LibraryChange['kind'] | undefined, ids: string[], more?: FollowUp): Promise<void>;
}

interface FollowUp {
  what?: Secured;
  /** What changed beside the clips, in the same transaction. */
  beside?: BesideKind[];
}

/** What lies beside the clips, as the news names it. */
export type BesideKind = Extract<LibraryChange['kind'], 'rules' | 'searches' | 'lists'>;

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
  const announce = (change: LibraryChange) => onChange?.(change);
  const tender = openTender(connection, { onTrouble, onListed: (ids) => announce({ kind: 'updated', ids }) });

  const followUp: LibraryContext['followUp'] = async (kind, ids, { what, beside = [] } = {}) => {
    if (ids.length > 0) tender.afterChange(ids.length);
    await safekeeper.secure(ids, what ?? (kind === 'erased' ? 'erased' : 'changed'), beside.length > 0).finally(() => {
      if (kind && ids.length > 0) announce({ kind, ids });
      for (const changed of beside) announce({ kind: changed, ids: [] });
    });
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
      const { ids, result, beside = [] } = await connection.write([...WRITTEN_STORES], (tx) => doClipWork(tx, changer));
      if (ids.length + beside.length > 0) await followUp(kind, ids, { beside });
      return result;
    },
  };
}
