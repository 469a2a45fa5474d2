/** Why a page gives no article: no running text in it, or it is beyond what is looked at. */
export class ExtractionError extends Error {
  override name = 'ExtractionError';
  constructor(
    readonly code: 'noBody' | 'tooLarge',
    message: string,
  ) {
    super(message);
  }
}
