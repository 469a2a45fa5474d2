import { VersionDialog } from '../../components/version-dialog';
import type { FinderStore } from './finder-store';

/** The dialog that shows two versions of a clip, and takes one of them. */
export function VersionPane({ store: { versions } }: { store: Pick<FinderStore, 'versions'> }) {
  return (
    <VersionDialog
      view={versions.compared.value?.view}
      onAccept={versions.take}
      onChoose={versions.choose}
      onClose={versions.close}
    />
  );
}
