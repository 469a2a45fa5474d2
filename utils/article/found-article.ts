import type { CleanBody } from './drop-clutter';
import type { FoundBody } from './find-body';
import type { Page } from './page';
import type { FoundHeadline } from './read-headline';
import type { Pointed } from './read-pointed';
import type { Site } from './site';

/** A page whose headline and text are found: what all readers of fields are given. */
export interface FoundArticle {
  document: Document;
  url: URL;
  site: Site | undefined;
  pointed: Pointed;
  page: Page;
  headline: FoundHeadline | undefined;
  body: FoundBody & { rule: string };
  clean: CleanBody;
}
