import { browser } from 'wxt/browser';
import { ClosedLibrary } from '../../components/closed-library';
import { Icon } from '../../components/icon';
import { translate } from '../../utils/i18n/translate';
import type { Failure } from '../../utils/messages/messages';
import type { FinderStore } from './finder-store';

interface ListFailureProps {
  failure: Failure;
  store: Pick<FinderStore, 'rescue'>;
}

/** Stands in the place of rows that could not be read: why, and what can be done. */
export function ListFailure({ failure, store }: ListFailureProps) {
  if (failure === 'unopenable' || failure === 'silent') {
    const { copyBytes, written, look, exportCopy } = store.rescue;
    return (
      <ClosedLibrary
        reason={failure}
        folder={`IndexedDB/chrome-extension_${browser.runtime.id}_0.indexeddb.leveldb`}
        copyBytes={copyBytes.value}
        written={written.value}
        onLook={look}
        onExport={exportCopy}
      />
    );
  }
  return (
    <p class="list-message error" role="alert">
      <Icon name="warning" /> {translate(`failure_${failure}`)}
    </p>
  );
}
