import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';
import type { Library } from '../../utils/library/library';

/** So many rows are looked at between two drawings of the list. */
const TOGETHER = 10;

/**
 * How many other clips have the text of a row's clip, by id: looked for one row after the other while the browser has
 * nothing else to do, because each needs the clip's text. `forget` when the library changes.
 */
export function countReprints(
  library: Pick<Library, 'getContent' | 'findReprints'>,
  rows: ReadonlySignal<readonly ListRow[]>,
) {
  const reprints = signal<ReadonlyMap<string, number>>(new Map());
  const known = new Map<string, number>();
  let generation = 0;

  async function count(wanted: readonly ListRow[], mine: number) {
    const unknown = wanted.filter(({ clip }) => !known.has(clip.id) && clip.trashedAt === undefined);
    for (const [at, { clip }] of unknown.entries()) {
      await new Promise((resolve) => requestIdleCallback(resolve));
      if (generation !== mine) return;
      const content = await library.getContent(clip.id).catch(() => undefined);
      const articleBody = content?.articleBody ?? '';
      const others = await library.findReprints({ id: clip.id, articleBody }).catch(() => []);
      if (generation !== mine) return;
      known.set(clip.id, others.length);
      if (at % TOGETHER === TOGETHER - 1 || at === unknown.length - 1) reprints.value = new Map(known);
    }
  }

  effect(() => {
    void count(rows.value, ++generation);
  });
  return {
    reprints,
    /** What is drawn stands until it is known better. */
    forget() {
      known.clear();
      void count(rows.peek(), ++generation);
    },
  };
}
