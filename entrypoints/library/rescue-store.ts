import { signal } from '@preact/signals';
import { openCopiedLibrary } from '../../utils/library/copied-library';
import { type CopyFiles, measureCopy } from '../../utils/library/copy-files';
import type { Journal } from '../../utils/library/journal';
import type { ClipActions } from './clip-actions';
import { exportClips } from './export-clips';
import { exportedWords } from './export-store';

export type RescueStore = ReturnType<typeof createRescueStore>;

/** What can be done where the database cannot be opened: the second copy is exported without it, with all that it has. */
export function createRescueStore(
  { files, journal }: { files: CopyFiles; journal: Journal },
  { say, sayFailure }: Pick<ClipActions, 'say' | 'sayFailure'>,
) {
  /** What the copy takes on disk; 0 where there is none. */
  const copyBytes = signal<number | undefined>(undefined);
  /** How many clips the running export has written. */
  const written = signal<number | undefined>(undefined);

  return {
    copyBytes,
    written,
    async look() {
      copyBytes.value = await measureCopy(files).catch(() => 0);
    },
    async exportCopy() {
      if (written.value !== undefined) return;
      written.value = 0;
      try {
        const options = {
          formatId: 'json-bundle',
          withSources: true,
          withTrash: true,
          order: 'clippedNewest',
        } as const;
        const exported = await exportClips(openCopiedLibrary(files, journal), {}, options, (done) => {
          written.value = done;
        });
        say({ text: exportedWords(exported), isError: exported.damaged > 0 });
      } catch (error) {
        sayFailure(error);
      } finally {
        written.value = undefined;
      }
    },
  };
}
