import { expect, test, vi } from 'vitest';
import { createRowReading } from '../../entrypoints/library/row-reading';

const countTo = (length: number) => Array.from({ length }, (_, at) => at);

/** The numbers below `total`, as rows; `pages` are what was asked for. */
function open(total: number) {
  const pages: { limit: number; after?: number }[] = [];
  const onRead = vi.fn();
  async function* read(page: { limit: number; after?: number }) {
    pages.push(page);
    const from = page.after === undefined ? 0 : page.after + 1;
    for (let row = from; row < Math.min(total, from + page.limit); row++) yield row;
  }
  const arrange = (rows: readonly number[]) => [...rows];
  const reading = createRowReading<number>((limit) => ({ limit, isShownEarly: false, read, arrange }), { onRead });
  return { reading, pages, onRead };
}

test('the next page is read once, however often it is asked for, and all of them to the end', async () => {
  const { reading, pages } = open(150);
  await reading.load();
  await Promise.all([reading.loadMore(), reading.loadMore()]);
  expect(reading.rows.value).toEqual(countTo(120));
  await reading.loadMore();
  expect([reading.rows.value, reading.hasMore.value]).toEqual([countTo(150), false]);
  await reading.loadMore();
  expect(pages.map(({ after }) => after)).toEqual([undefined, 59, 119]);
});

test('whoever wants all rows has them, also while a page is read', async () => {
  const { reading } = open(200);
  await reading.load();
  void reading.loadMore();
  await reading.loadAll();
  expect(reading.rows.value).toEqual(countTo(200));
});

test('a page of rows that were asked for before is not put to those of now', async () => {
  const { reading, onRead } = open(130);
  await reading.load();
  const page = reading.loadMore();
  await reading.reload();
  await page;
  expect(reading.rows.value).toEqual(countTo(61));
  await reading.loadMore();
  expect(reading.rows.value).toEqual(countTo(121));
  expect(onRead).toHaveBeenCalledTimes(2);
});

test('what was read stands where a later reading fails', async () => {
  const { reading } = open(70);
  await reading.load();
  reading.fail(new Error('gone'));
  expect([reading.rows.value.length, reading.phase.value, reading.failure.value]).toEqual([60, 'ready', 'unknown']);
});
