import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** The selected rows of a list, by their keys. `allKeys` reads those of every row that it would show. */
export function createRowSelection<Row>(
  rows: ReadonlySignal<readonly Row[]>,
  keyOf: (row: Row) => string,
  allKeys: () => Promise<string[]>,
) {
  const selected = signal<ReadonlySet<string>>(new Set());
  /** The rows themselves, as far as they have been read. */
  const selectedRows = computed(() => rows.value.filter((row) => selected.value.has(keyOf(row))));

  return {
    selected,
    selectedRows,
    deselectAll() {
      selected.value = new Set();
    },
    /** These have left the list. */
    deselect(keys: ReadonlySet<string>) {
      selected.value = new Set([...selected.value].filter((key) => !keys.has(key)));
    },
    toggleSelected(key: string) {
      const next = new Set(selected.value);
      if (!next.delete(key)) next.add(key);
      selected.value = next;
    },
    /** Selects all that the list would show, rows that are not read yet too. */
    async selectAll() {
      selected.value = new Set(await allKeys());
    },
  };
}
