import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';

/** The selected clips of a list. `allIds` reads every clip that it would show. */
export function createListSelection(rows: ReadonlySignal<readonly ListRow[]>, allIds: () => Promise<string[]>) {
  const selected = signal<ReadonlySet<string>>(new Set());
  /** The clips themselves, as far as their rows have been read. */
  const selectedClips = computed(() => rows.value.flatMap(({ clip }) => (selected.value.has(clip.id) ? [clip] : [])));

  return {
    selected,
    selectedClips,
    deselectAll() {
      selected.value = new Set();
    },
    /** These have left the list. */
    deselect(ids: ReadonlySet<string>) {
      selected.value = new Set([...selected.value].filter((id) => !ids.has(id)));
    },
    toggleSelected(id: string) {
      const next = new Set(selected.value);
      if (!next.delete(id)) next.add(id);
      selected.value = next;
    },
    /** Selects all that the list would show, rows that are not read yet too. */
    async selectAll() {
      selected.value = new Set(await allIds());
    },
  };
}
