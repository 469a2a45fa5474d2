import { computed, signal } from '@preact/signals';
import type { KeptPage } from '../../components/provenance';
import { bytesWords, momentWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { Library, LibraryChange, WholeClip } from '../../utils/library/library';
import type { Revision } from '../../utils/library/revise';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import { sha256 } from '../../utils/text/sha256';
import type { ClipListStore } from './clip-list-store';
import { readWhole } from './read-whole';

/** What the reader shows. */
export type Opened =
  | { kind: 'nothing' }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: Failure }
  | ({ kind: 'clip' } & WholeClip);

/** What `createReaderStore` gives back. */
export type ReaderStore = ReturnType<typeof createReaderStore>;

/** The clip that is open, and what is known of it: the same text elsewhere, what it said before, the page that was kept. */
export function createReaderStore(library: Library, list: Pick<ClipListStore, 'renew'>) {
  const opened = signal<Opened>({ kind: 'nothing' });
  /** The clips that have the text of the open one, with it; empty where there is no other. */
  const chain = signal<readonly Clip[]>([]);
  /** What the open clip said before, the latest first. */
  const revisions = signal<readonly Revision[]>([]);
  /** What is known of the page that was kept beside the open clip. */
  const keptPage = signal<KeptPage | undefined>(undefined);
  const openId = computed(() => (opened.value.kind === 'clip' ? opened.value.clip.id : undefined));
  /** The latest wish to read a clip: one that was wished for before and comes later is not shown any more. */
  let wish: { id: string } | undefined;

  async function read(id: string) {
    const mine = { id };
    wish = mine;
    const found = await find(id);
    if (wish !== mine) return;
    opened.value = found;
    void readChain();
    void readPast();
    document.title = [
      found.kind === 'clip' ? found.clip.article.headline : translate('library'),
      translate('extensionName'),
    ].join(' · ');
  }

  async function find(id: string): Promise<Opened> {
    try {
      const whole = await readWhole(library, id);
      return whole ? { kind: 'clip', ...whole } : { kind: 'missing' };
    } catch (error) {
      return { kind: 'failed', failure: toFailure(error) };
    }
  }

  /** Opens a clip, which makes it read. In a list of the unread it stays where it is until the list is read anew. */
  async function open(id: string) {
    if (id === wish?.id) return;
    await read(id);
    const now = opened.value;
    if (now.kind !== 'clip' || now.clip.id !== id || !now.clip.unread) return;
    // Reading goes on where the mark cannot be written: a full disk is reported by what the user asks to be saved.
    const marked = await library.markUnread([id], false).catch(() => []);
    if (marked.length === 0) return;
    await Promise.all([renew(id), list.renew(marked)]);
  }

  /** Shows the open clip's row as it is now; its text is the same. */
  async function renew(id: string) {
    const clip = await library.get(id).catch(() => undefined);
    const now = opened.value;
    if (clip && now.kind === 'clip' && now.clip.id === id) opened.value = { ...now, clip };
  }

  function close() {
    wish = undefined;
    opened.value = { kind: 'nothing' };
  }

  /** Shows what a change made of the open clip, or of the one that is on its way. */
  async function follow({ ids }: LibraryChange) {
    if (wish && ids.includes(wish.id)) await read(wish.id);
    else await readChain();
  }

  /** Looks for the open text under other addresses, while it is being read already. */
  async function readChain() {
    const now = opened.value;
    if (now.kind !== 'clip') {
      chain.value = [];
      return;
    }
    const { clip, content } = now;
    const others = await library.findReprints({ id: clip.id, articleBody: content.articleBody }).catch(() => []);
    if (openId.value !== clip.id) return;
    const all = [clip, ...others].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    chain.value = others.length > 0 ? all : [];
  }

  async function readPast() {
    const id = openId.value;
    const [read, pages] =
      id === undefined
        ? [[], []]
        : await Promise.all([library.revisions(id), library.packedSources(id)]).catch(() => [[], []]);
    if (openId.value !== id) return;
    revisions.value = read;
    const page = pages.find(({ until }) => until === undefined);
    keptPage.value = page && { fetchedAt: page.fetchedAt, sha256: page.sha256 };
  }

  /** 核对: whether the open clip's text and its kept page are what was saved, in words. */
  async function check(): Promise<string> {
    const now = opened.value;
    if (now.kind !== 'clip') return '';
    const isRight = (await sha256(now.content.articleBody)) === now.clip.bodySha256;
    const words = translate(isRight ? 'hashRight' : 'hashWrong');
    try {
      const source = await library.getSource(now.clip.id);
      if (!source) return words + translate('sourceNone');
      if (!source.isWhole) return words + translate('sourceWrong');
      const size = bytesWords(new Blob([source.html]).size);
      return words + translate('sourceRight', momentWords(source.fetchedAt, new Date()), size);
    } catch {
      return words + translate('sourceWrong');
    }
  }

  return { opened, openId, chain, revisions, keptPage, read, open, close, follow, check };
}

/** Clips of one text are in the order of their publication; of two published at once the one clipped first is first. */
function orderOf({ article, clippedAt }: Clip): string {
  return `${article.datePublished ?? clippedAt} ${clippedAt}`;
}
