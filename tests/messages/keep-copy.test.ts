import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyAtRest } from '../../utils/messages/keep-copy';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the copy is made once changes have come to rest, once for all of them', async () => {
  const keepCopy = vi.fn(async () => undefined);
  const afterChange = copyAtRest({ keepCopy });
  afterChange();
  await vi.advanceTimersByTimeAsync(1500);
  afterChange();
  await vi.advanceTimersByTimeAsync(1500);
  expect(keepCopy).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(keepCopy).toHaveBeenCalledTimes(1);
});

test('a copy that fails is made again after the next change', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  const keepCopy = vi.fn(() => Promise.reject(new Error('full')));
  const afterChange = copyAtRest({ keepCopy });
  for (const times of [1, 2]) {
    afterChange();
    await vi.advanceTimersByTimeAsync(2000);
    expect(keepCopy).toHaveBeenCalledTimes(times);
    expect(told).toHaveBeenCalledTimes(times);
  }
});
