import { isSourceWhole } from '../library/check-clip';
import type { ReadLibrary } from '../library/copied-library';
import type { Filter } from '../library/library';
import type { PackedSource } from '../library/source';
import type { ListOrder } from '../settings/choices';
import { sha256 } from '../text/sha256';
import type { ClipWithPast } from './bundle';

/** What an export takes from a library; `sources` gives the pages of the clips that `clips` has given since it was asked last. */
export interface SoundClips {
  clips(): AsyncGenerator<ClipWithPast>;
  sources(): AsyncGenerator<PackedSource>;
  /** How many clips were left out so far because their text is not what was saved. */
  damaged(): number;
}

/**
 * The clips of each part, one part after the other in the order of a list, with what they said before and their pages, each only
 * if its hash is right: an import refuses a file in which one is not, and a backup must come in. Of a whole library:
 * `readSound(library, [{}, { trashed: true }])`.
 */
export function readSound(
  library: Pick<ReadLibrary, 'read' | 'revised' | 'revisions' | 'packedSources'>,
  wanted: readonly (string[] | Filter)[],
  order?: ListOrder,
): SoundClips {
  /** The instants of the revisions that were given, by clip. */
  const given = new Map<string, Set<string>>();
  let damaged = 0;
  return {
    clips: async function* () {
      const revised = await library.revised();
      for (const part of wanted) {
        for await (const whole of library.read(part, order)) {
          const { id, bodySha256 } = whole.clip;
          if ((await sha256(whole.content.articleBody)) !== bodySha256) {
            damaged++;
            continue;
          }
          const revisions = revised.has(id) ? await readRevisions(library, id) : [];
          yield { ...whole, revisions };
          // Only when the next is asked for: who looks ahead may keep this one for another file.
          given.set(id, new Set(revisions.map(({ at }) => at)));
        }
      }
    },
    sources: async function* () {
      for (const [id, revisions] of given) {
        given.delete(id);
        for (const source of await library.packedSources(id)) {
          const isWanted = source.until === undefined || revisions.has(source.until);
          if (isWanted && (await isSourceWhole(source))) yield source;
        }
      }
    },
    damaged: () => damaged,
  };
}

async function readRevisions(library: Pick<ReadLibrary, 'revisions'>, id: string) {
  const sound = [];
  for (const revision of await library.revisions(id)) {
    if ((await sha256(revision.content.articleBody)) === revision.bodySha256) sound.unshift(revision);
  }
  return sound;
}
