/**
 * Why an operation of the library failed, for the view that words it:
 * `diskFull` the browser has no room left; `blocked` another tab holds an older version open; `silent` the browser does not
 * answer, mostly for the same reason; `unopenable` it cannot open its files, whatever is tried; `newerVersion` the
 * database was written by a newer Shiping; `notFound` no such clip; `damaged` a stored record does not parse;
 * `invalid` the caller's data does not parse; `unsecured` what was asked for is on disk, but not its second copy; `unknown`
 * anything else (the cause is kept).
 */
export type LibraryErrorCode =
  | 'diskFull'
  | 'blocked'
  | 'silent'
  | 'unopenable'
  | 'newerVersion'
  | 'notFound'
  | 'damaged'
  | 'invalid'
  | 'unsecured'
  | 'unknown';

/**
 * Thrown by every operation of the library: `new LibraryError('damaged', { id })`. After it nothing is half-written, and
 * nothing written at all but where it is `unsecured`.
 */
export class LibraryError extends Error {
  override name = 'LibraryError';
  readonly code: LibraryErrorCode;
  /** The clip that it is about. */
  readonly id: string | undefined;

  constructor(code: LibraryErrorCode, about: { id?: string; cause?: unknown } = {}) {
    super(about.id === undefined ? code : `${code}: ${about.id}`, { cause: about.cause });
    this.code = code;
    this.id = about.id;
  }
}
