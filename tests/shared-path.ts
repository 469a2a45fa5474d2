import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the project, unless SHIPING_SHARED names another place. */
const SHARED = process.env.SHIPING_SHARED ?? resolve(fileURLToPath(import.meta.url), '../../../shared');

/**
 * Where material lies that is no part of the project, publishers' pages and collections of hostile input:
 * `sharedPath('corpus/gold')`. What needs it says so and stands aside where it is not at hand.
 */
export function sharedPath(path: string): string {
  return resolve(SHARED, path);
}
