import type { Article } from '../../utils/article/article';
import type { LibraryChange } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, idOf, makeClock, makeNumbered } from './make-article';

/** An empty library with a clock that stands, and all that it announces or finds damaged. */
export function openWatched() {
  const clock = makeClock();
  const changes: LibraryChange[] = [];
  const damaged: (string | undefined)[] = [];
  const name = freshName();
  const library = openLibrary({
    now: clock.now,
    name,
    onChange: (change) => changes.push(change),
    onDamaged: (error) => damaged.push(error.id),
  });
  /** Clips 1 … n, a second apart. */
  const fill = async (count: number, fields: (number: number) => Partial<Article> = () => ({})) => {
    for (let number = 1; number <= count; number++) {
      clock.tick();
      await library.save({ id: idOf(number), article: makeNumbered(number, fields(number)) });
    }
  };
  return { library, clock, changes, damaged, name, fill };
}

/** Which clips these are: of those with the ids of 3 and 1 `[3, 1]`. */
export function numbersOf(clips: { id: string }[]): number[] {
  return clips.map(({ id }) => Number(id.slice(-12)));
}
