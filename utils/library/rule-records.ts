import { ruleKey, UserRule } from '../article/user-rule';
import type { Connection } from './connection';
import type { WriteTransaction } from './database';
import type { Library } from './library';
import { LibraryError } from './library-error';

interface RuleDependencies {
  now: () => Date;
  /** Called where something changed, before the change is acknowledged. */
  onChange: () => Promise<void>;
}

/** What the user said of sites by pointing, as the library keeps it. `openRules(connection, { now, onChange }).rules()` */
export function openRules(
  connection: Connection,
  { now, onChange }: RuleDependencies,
): Pick<Library, 'rules' | 'addRule' | 'removeRule'> {
  const change = async (work: (transaction: WriteTransaction) => Promise<boolean>): Promise<boolean> => {
    const isChanged = await connection.write(['rules'], work);
    if (isChanged) await onChange();
    return isChanged;
  };

  return {
    rules: async () => {
      const stored = await connection.read(['rules'], (tx) => tx.objectStore('rules').getAll());
      return stored.flatMap((rule) => UserRule.safeParse(rule).data ?? []);
    },

    addRule: async (rule) => {
      const parsed = UserRule.safeParse({ ...rule, addedAt: now().toISOString() });
      if (!parsed.success) throw new LibraryError('invalid', { cause: parsed.error });
      return change(async (tx) => {
        const isNew = (await tx.objectStore('rules').getKey(ruleKey(rule))) === undefined;
        if (isNew) await tx.objectStore('rules').put(parsed.data, ruleKey(rule));
        return isNew;
      });
    },

    removeRule: (rule) =>
      change(async (tx) => {
        const isThere = (await tx.objectStore('rules').getKey(ruleKey(rule))) !== undefined;
        if (isThere) await tx.objectStore('rules').delete(ruleKey(rule));
        return isThere;
      }),
  };
}
