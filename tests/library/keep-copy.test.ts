import { describe, expect, test } from 'vitest';
import type { CopyFiles } from '../../utils/library/copy-files';
import { idOf, makeNumbered } from './make-article';
import { numbersIn, openCopied, saveNumbered } from './open-journaled';

describe('the copy', () => {
  test('has 64 clips a file, each in its own for good, and nothing of an empty one', async () => {
    const { library, stored, fill } = await openCopied();
    await fill(70);
    await library.update(idOf(3), { note: '新' });
    await library.keepCopy();
    expect(numbersIn(stored.get('1'))?.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 64 }, (_, at) => at + 1),
    );
    await library.erase(Array.from({ length: 6 }, (_, at) => idOf(65 + at)));
    await library.keepCopy();
    expect([...stored.keys()].toSorted()).toEqual(['1', 'about', 'beside']);
  });

  test.each([
    ['still in the tail', 5],
    ['no longer in the tail', 80],
  ])('has the clips that are %s of the index when it is first made, and each once', async (_where, count) => {
    const { library, stored, openAgain, files } = await openCopied();
    await library.keepCopy();
    for (let number = 1; number <= count; number++) await saveNumbered(library, number);
    await library.settled();
    await library.keepCopy();
    const copied = [...stored].flatMap(([name, lines]) => (/^\d+$/.test(name) ? numbersIn(lines) : []));
    expect(copied.length).toBe(count);
    const written: string[] = [];
    const write: CopyFiles['write'] = (name, lines) => {
      written.push(name);
      return files.write(name, lines);
    };
    await openAgain({ files: { ...files, write } }).keepCopy();
    expect(written).toEqual([]);
  });

  test('is written only where something changed', async () => {
    const { fill, openAgain, files } = await openCopied();
    await fill(70);
    const written: string[] = [];
    const write: CopyFiles['write'] = (name, lines) => {
      written.push(name);
      return files.write(name, lines);
    };
    const library = openAgain({ files: { ...files, write } });
    await library.keepCopy();
    expect(written).toEqual([]);
    await library.markUnread([idOf(1)], false);
    await library.keepCopy();
    expect(written).toEqual(['1']);
  });

  test('is of a change that comes while it is made, too', async () => {
    const { fill, openAgain, files, stored } = await openCopied();
    await fill(2);
    let changes = 0;
    const write: CopyFiles['write'] = async (name, lines) => {
      const bytes = await files.write(name, lines);
      if (changes++ === 0) await library.update(idOf(1), { note: '其间' });
      return bytes;
    };
    const library = openAgain({ files: { ...files, write } });
    await library.update(idOf(1), { note: '先' });
    await library.keepCopy();
    expect(stored.get('1')?.join()).toContain('其间');
  });

  test('is made of a library that was there before it', async () => {
    const { library, stored, change } = await openCopied();
    await saveNumbered(library, 1);
    await saveNumbered(library, 2);
    await change.write(['uncopied'], (tx) => tx.objectStore('uncopied').clear());
    await library.keepCopy();
    expect(numbersIn(stored.get('1'))).toEqual([1, 2]);
  });

  test('does not follow a record that was damaged since', async () => {
    const { library, fill, change, lose } = await openCopied();
    await fill(2);
    await change.write(['texts'], (tx) => tx.objectStore('texts').delete(idOf(1)));
    await library.update(idOf(1), { note: '新' });
    await library.update(idOf(2), { note: '新' });
    await library.keepCopy();
    await lose();
    await library.recover();
    expect(await library.getContent(idOf(1))).toMatchObject({ articleBody: makeNumbered(1).articleBody });
  });

  test.each<[string, (stored: Map<string, string[]>, damaged: Set<string>) => unknown]>([
    ['a file of it was damaged', (_, damaged) => damaged.add('1')],
    ['a file of it is gone', (stored) => stored.delete('1')],
    ['all of it is gone', (stored) => stored.clear()],
  ])('is made whole from the database where %s', async (_why, harm) => {
    const { library, fill, stored, damaged } = await openCopied();
    await fill(5);
    harm(stored, damaged);
    await library.update(idOf(2), { note: '新' });
    await library.keepCopy();
    expect(stored.get('1')?.length).toBe(5);
  });

  test('is verified with the library, and what of it cannot be read is copied again', async () => {
    const { library, fill, stored, damaged } = await openCopied();
    await fill(5);
    expect(await library.verify()).toMatchObject({ clips: 5, copy: { clips: 5, unreadable: 0 } });
    damaged.add('1');
    expect(await library.verify()).toMatchObject({ clips: 5, damaged: [], copy: { clips: 5, unreadable: 4 } });
    expect(stored.get('1')?.length).toBe(5);
    expect(await library.verify()).toMatchObject({ copy: { clips: 5, unreadable: 0 } });
  });

  test('is not taken in where the user wants none', async () => {
    const wish = { isWanted: true };
    const { library, fill, lose } = await openCopied(wish);
    await fill(2);
    await lose();
    wish.isWanted = false;
    expect(await library.recover()).toMatchObject({ database: 'emptied', copied: 0 });
  });

  test('goes where the user wants none, and comes anew', async () => {
    const wish = { isWanted: true };
    const { library, fill, stored, lose } = await openCopied(wish);
    await fill(3);
    wish.isWanted = false;
    await library.keepCopy();
    expect([...stored.keys()]).toEqual([]);
    await library.erase([idOf(1)]);
    wish.isWanted = true;
    await library.keepCopy();
    await lose();
    expect(await library.recover()).toMatchObject({ copied: 2 });
  });
});

test('a clip that was damaged before its first copy is passed over, and the copying comes to its end', async () => {
  let asked = 0;
  const wish = {
    get isWanted() {
      asked++;
      return asked < 50;
    },
  };
  const { library, change, stored } = await openCopied(wish);
  for (const number of [1, 2, 3]) await saveNumbered(library, number);
  await change.write(['clips'], async (tx) => {
    const row = await tx.objectStore('clips').get(idOf(2));
    if (row) await tx.objectStore('clips').put({ ...row, pages: ['字'.repeat(9000)], number: 0.5 });
  });
  asked = 0;
  await library.keepCopy();
  expect(asked).toBeLessThan(10);
  expect(numbersIn(stored.get('1'))?.sort()).toEqual([1, 3]);
  expect(await library.verify()).toMatchObject({ copy: { clips: 2, unreadable: 0 } });
  await saveNumbered(library, 4);
  await library.keepCopy();
  expect(numbersIn(stored.get('1'))?.sort()).toEqual([1, 3, 4]);
});
