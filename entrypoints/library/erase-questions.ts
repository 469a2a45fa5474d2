import { signal } from '@preact/signals';
import type { Confirmation } from '../../components/confirm-dialog';
import { clipsWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { ClipActions } from './clip-actions';
import type { ClipListStore } from './clip-list-store';

/** Erasing is the one thing that has no way back, so it is asked for first. */
export function createEraseQuestions(
  { facets, allIds }: Pick<ClipListStore, 'facets' | 'allIds'>,
  { erase }: Pick<ClipActions, 'erase'>,
) {
  const asked = signal<Confirmation | undefined>(undefined);

  return {
    asked,
    askToErase(ids: string[]) {
      asked.value = {
        question: translate('eraseQuestion', clipsWords(ids.length)),
        action: translate('eraseForGood'),
        onConfirm: () => void erase(ids),
      };
    },
    askToEmptyTrash() {
      asked.value = {
        question: translate('emptyTrashQuestion', clipsWords(facets.value?.trashed ?? 0)),
        action: translate('emptyTrash'),
        onConfirm: async () => erase(await allIds()),
      };
    },
    stopAsking() {
      asked.value = undefined;
    },
  };
}
