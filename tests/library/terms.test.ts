import { expect, test } from 'vitest';
import { passesSieve, sieveOf } from '../../utils/library/terms';

const sieve = sieveOf(Uint32Array.of(5, 0x80000000));

test.each([
  [5, true, sieve, 'the clip has it'],
  [0x80000000, true, sieve, 'and this one'],
  [0x40000000, false, sieve, 'it has no such term'],
  [0x40000000, true, sieve.subarray(1), 'a sieve of an older kind lets all through'],
])('%i passes: %s', (term, passes, of) => expect(passesSieve(of, term)).toBe(passes));
