import { clipsWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { Library } from '../../utils/library/library';
import { cleanTags } from '../../utils/library/make-clip';
import { isInBranch, withoutBranch, withoutTag, withRenamedBranch, withTag } from '../../utils/library/tags';
import type { ClipActions } from './clip-actions';
import type { ClipListStore } from './clip-list-store';

/** What is read at once of a list. */
const PAGE = 500;

/** Tags of many clips at once, each change in one piece and with its way back. */
export function createTagActions(
  library: Pick<Library, 'list' | 'updateMany'>,
  list: Pick<ClipListStore, 'filter' | 'filterBy'>,
  actions: ClipActions,
) {
  /** Changes the tags of these clips as they are on disk; the way back leaves alone what was changed since. */
  const alter = (
    ids: readonly string[],
    how: (tags: readonly string[]) => string[],
    words: (clips: string) => string,
  ) =>
    actions.changeWithUndo('updated', [...ids], {
      work: () => library.updateMany([...ids], ({ tags }) => changed(tags, how(tags))),
      said: (before) => (before.length === 0 ? undefined : words(clipsWords(before.length))),
      undo(before) {
        const was = new Map(before.map(({ id, tags }) => [id, tags]));
        return library.updateMany([...was.keys()], ({ id, tags }) => {
          const old = was.get(id);
          return old && isSame(tags, how(old)) ? { tags: old } : undefined;
        });
      },
    });

  /** Every clip that has the tag or one below it, those in the trash too. */
  async function having(tag: string): Promise<string[]> {
    const ids: string[] = [];
    for (const filter of [{ tag }, { trashed: true }]) {
      let after: Clip | undefined;
      for (;;) {
        const clips = await library.list(filter, { limit: PAGE, ...(after && { after }) });
        ids.push(...clips.filter(({ tags }) => tags.some((other) => isInBranch(other, tag))).map(({ id }) => id));
        after = clips.at(-1);
        if (clips.length < PAGE) break;
      }
    }
    return ids;
  }

  return {
    add: (ids: readonly string[], tag: string) =>
      alter(
        ids,
        (tags) => withTag(tags, tag),
        (clips) => translate('tagAdded', clips, tag),
      ),
    takeOff: (ids: readonly string[], tag: string) =>
      alter(
        ids,
        (tags) => withoutTag(tags, tag),
        (clips) => translate('tagTakenOff', clips, tag),
      ),
    /** Another name, for all below it too; where it is that of another tag, the two are one from then on. */
    async rename(tag: string, typed: string) {
      const [name] = cleanTags([typed]);
      if (name === undefined || name === tag) return;
      const how = (tags: readonly string[]) => withRenamedBranch(tags, tag, name);
      const wanted = list.filter.value.tag;
      await alter(await having(tag), how, (clips) => translate('tagRenamed', clips, name));
      if (wanted !== undefined && isInBranch(wanted, tag))
        list.filterBy({ ...list.filter.value, tag: how([wanted])[0] });
    },
    /** Takes it and all below it off every clip. */
    async remove(tag: string) {
      const wanted = list.filter.value.tag;
      if (wanted !== undefined && isInBranch(wanted, tag)) list.filterBy({ ...list.filter.value, tag: undefined });
      const how = (tags: readonly string[]) => withoutBranch(tags, tag);
      await alter(await having(tag), how, (clips) => translate('tagTakenOff', clips, tag));
    },
  };
}

function changed(before: readonly string[], tags: string[]) {
  return isSame(before, tags) ? undefined : { tags };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, at) => tag === other[at]);
}
