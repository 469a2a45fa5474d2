import { browser } from 'wxt/browser';
import type { Library } from '../library/library';
import { LibraryError } from '../library/library-error';
import { FAILURES, type Failure, type Outcome, sendToTab, showOutcome } from './messages';
import { openClipPage } from './open-clip-page';
import { readPage } from './read-page';
import { showState } from './toolbar';

/**
 * Reads the tab's page and keeps it; resolves when the clip is on disk, or to why it is not. The toolbar icon follows,
 * and a page that was clipped before has its clip opened. `(await clipTab(library, tabId)).kind` → 「saved」.
 */
export async function clipTab(library: Library, tabId: number): Promise<Outcome> {
  const outcome = await clip(library, tabId);
  await showState(tabId, outcome.kind === 'failed' ? 'error' : 'saved');
  if (outcome.kind === 'existing') await openClipPage(outcome.id, { existing: true });
  return outcome;
}

/** Like `clipTab`, and says the outcome in the page: for the shortcut and the menu, which have no view of their own. */
export async function clipTabAndTell(library: Library, tabId: number): Promise<void> {
  const outcome = await clipTab(library, tabId);
  try {
    await sendToTab(tabId, showOutcome, outcome);
  } catch {
    // No content script on an unlisted site: the wish itself granted `activeTab`, so it can be brought in now. Where
    // even that is refused (the browser's own pages), badge and tooltip have said it.
    await browser.scripting
      .executeScript({ target: { tabId }, files: ['/content-scripts/page.js'] })
      .then(() => sendToTab(tabId, showOutcome, outcome))
      .catch(() => undefined);
  }
}

/** The failure that an error of the library stands for: a `LibraryError` 「diskFull」 → `diskFull`, any other → `unknown`. */
export function toFailure(error: unknown): Failure {
  const code = error instanceof LibraryError ? error.code : undefined;
  return FAILURES.find((failure) => failure === code) ?? 'unknown';
}

async function clip(library: Library, tabId: number): Promise<Outcome> {
  const reading = await readPage(library, tabId);
  if (reading.kind === 'failed') return { kind: 'failed', failure: reading.failure };
  try {
    const { article, source } = reading;
    const draft = { id: crypto.randomUUID(), article, ...(source !== undefined && { source }) };
    const { outcome, clip, reprints } = await library.save(draft);
    const { id, clippedAt } = clip;
    const { headline, pages } = clip.article;
    return outcome === 'new'
      ? { kind: 'saved', id, headline, missing: pages?.missing.length ?? 0, isReprint: reprints.length > 0 }
      : { kind: 'existing', id, headline, clippedAt };
  } catch (error) {
    return { kind: 'failed', failure: toFailure(error) };
  }
}
