import { signal } from '@preact/signals';
import type { ToastMessage } from '../../components/toast';
import { translate } from '../../utils/i18n/translate';
import type { LibraryChange } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';

/** A change that can be taken back, by what it found to change. */
interface Undoable<Made> {
  work(): Promise<Made>;
  /** The sentence for it, made once every view shows it; none where there was nothing to change. */
  said(made: Made): string | undefined;
  undo(made: Made): Promise<unknown>;
}

/** How a change is made in popup and library page: seen in every view, with its sentence, and its way back. */
export function createChanges(
  /** Brings every view of the page up to date. */
  follow: (change: LibraryChange) => Promise<void>,
) {
  const toast = signal<ToastMessage | undefined>(undefined);

  function say(message: ToastMessage | undefined) {
    toast.value = message;
  }

  function sayFailure(error: unknown) {
    say({ text: translate(`failure_${toFailure(error)}`), isError: true });
  }

  /** Does it, brings every view up to date, and says why where it could not be done; then, where it was, what `onDone` says. */
  async function change<Made>(
    kind: LibraryChange['kind'],
    ids: string[],
    work: () => Promise<Made>,
    onDone?: (made: Made) => void,
  ): Promise<boolean> {
    try {
      const made = await work();
      await follow({ kind, ids });
      onDone?.(made);
      return true;
    } catch (error) {
      sayFailure(error);
      return false;
    }
  }

  /**
   * Does what can be taken back, and offers that. To have taken it back is seen in the views and needs no sentence.
   *
   * `changeWithUndo('searches', [], { work: () => put(search), said: () => '已保存。', undo: () => take(search) })`
   */
  async function changeWithUndo<Made>(
    kind: LibraryChange['kind'],
    ids: string[],
    { work, said, undo }: Undoable<Made>,
  ): Promise<boolean> {
    return change(kind, ids, work, (made) => {
      const text = said(made);
      const onUndo = () =>
        change(
          kind,
          ids,
          () => undo(made),
          () => say(undefined),
        );
      if (text !== undefined) say({ text, onUndo });
    });
  }

  return { toast, say, sayFailure, change, changeWithUndo };
}
