import { computed, signal } from '@preact/signals';
import type { ReaderLook } from '../../components/clip-reader';
import type { Confirmation } from '../../components/confirm-dialog';
import type { KeptPage } from '../../components/provenance';
import type { VersionView } from '../../components/version-dialog';
import { bytesWords, clipsWords, momentWords, numberWords } from '../../components/wording';
import type { Article } from '../../utils/article/article';
import { switchText } from '../../utils/article/other-text';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { Highlight } from '../../utils/library/highlight';
import type { Library, LibraryChange, WholeClip } from '../../utils/library/library';
import { sha256 } from '../../utils/library/make-clip';
import { type Revision, toArticle } from '../../utils/library/revise';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import { type Settings, writeSettings } from '../../utils/settings/settings';
import { createClipActions } from './clip-actions';
import { createClipListStore } from './clip-list-store';
import { countCopies } from './count-copies';
import { extractAgain } from './extract-again';
import { createHighlightActions } from './highlight-actions';
import { createImportStore } from './import-store';
import { createReadingListStore } from './reading-list-store';
import { createRereadStore } from './reread-store';
import { createSavedSearchStore } from './saved-search-store';

/** What the reader shows. */
export type Opened =
  | { kind: 'nothing' }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: Failure }
  | ({ kind: 'clip' } & WholeClip);

/** Clips of one text are in the order of their publication; of two published at once the one clipped first is first. */
function orderOf({ article, clippedAt }: Clip): string {
  return `${article.datePublished ?? clippedAt} ${clippedAt}`;
}

export type LibraryStore = ReturnType<typeof createLibraryStore>;

/** All that the library page shows. What is open stands in the address: `library.html#clip=…`. */
export function createLibraryStore(library: Library, settings: Settings) {
  const list = createClipListStore(library, settings.searchOrder);
  const opened = signal<Opened>({ kind: 'nothing' });
  /** The clips that have the text of the open one, with it; empty where there is no other. */
  const chain = signal<readonly Clip[]>([]);
  /** What the open clip said before, the latest first. */
  const revisions = signal<readonly Revision[]>([]);
  /** What is known of the page that was kept beside the open clip. */
  const keptPage = signal<KeptPage | undefined>(undefined);
  /** The versions that are being compared. */
  const compared = signal<VersionView | undefined>(undefined);
  const look = signal<ReaderLook>({ indent: settings.readerIndent, fontSize: settings.readerFontSize });
  const asked = signal<Confirmation | undefined>(undefined);
  const actions = createClipActions({ library, list, follow, ...settings });
  const saved = createSavedSearchStore(library, list, actions);
  const readingLists = createReadingListStore(library, list, actions);
  const imports = createImportStore(library, follow);
  const reread = createRereadStore({
    library,
    follow,
    wantedBy: async (scope) =>
      scope === 'all' ? 'all' : scope === 'selected' ? [...list.selected.value] : list.allIds(),
  });
  const { copies, forget } = countCopies(library, list.rows);
  const openId = computed(() => (opened.value.kind === 'clip' ? opened.value.clip.id : undefined));

  async function follow(change: LibraryChange) {
    const isOpen = openId.value !== undefined && change.ids.includes(openId.value);
    await Promise.all([
      list.follow(change),
      saved.follow(change),
      readingLists.follow(change),
      isOpen && openId.value && read(openId.value),
    ]);
    if (!isOpen) await readChain();
    if (change.kind !== 'rules' && change.kind !== 'updated') forget();
  }

  async function read(id: string) {
    try {
      const [clip, content, highlights] = await Promise.all([
        library.get(id),
        library.getContent(id),
        library.highlights(id),
      ]);
      opened.value = clip && content ? { kind: 'clip', clip, content, highlights } : { kind: 'missing' };
    } catch (error) {
      opened.value = { kind: 'failed', failure: toFailure(error) };
    }
    void readChain();
    void readRevisions();
    document.title = [
      opened.value.kind === 'clip' ? opened.value.clip.article.headline : translate('library'),
      translate('extensionName'),
    ].join(' · ');
  }

  /** Opens a clip in the reader, which makes it read. In a list of the unread it stays where it is until the list is read anew. */
  async function open(id: string) {
    await read(id);
    const now = opened.value;
    if (now.kind !== 'clip' || !now.clip.unread) return;
    // Reading goes on where the mark cannot be written: a full disk is told of by what the user asks to be saved.
    const marked = await library.markUnread([id], false).catch(() => []);
    if (marked.length === 0) return;
    await Promise.all([renewOpen(id), list.renew(marked)]);
  }

  /** Shows the open clip's row as it is now; its text is the same. */
  async function renewOpen(id: string) {
    const clip = await library.get(id).catch(() => undefined);
    const now = opened.value;
    if (clip && now.kind === 'clip' && now.clip.id === id) opened.value = { ...now, clip };
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

  async function readRevisions() {
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

  /** 重新提取: reads the kept page by the rules of today and shows the difference; nothing is changed yet. */
  async function readAgain() {
    const now = opened.value;
    if (now.kind !== 'clip') return;
    try {
      const again = await extractAgain(library, now);
      if (again.kind === 'read') {
        const before = toArticle(now.clip.article, now.content);
        const after = again.article;
        compared.value = { kind: 'reading', before, after, isSame: isSameArticle(before, after) };
      } else {
        actions.say({ text: translate(`extractAgain_${again.kind}`), isError: again.kind === 'unreadable' });
      }
    } catch (error) {
      actions.sayFailure(error);
    }
  }

  function compare() {
    const now = opened.value;
    if (now.kind !== 'clip' || revisions.value.length === 0) return;
    const today = new Date();
    const versions = revisions.value.map(({ at, article, content }) => ({
      name: translate('revisionUntil', momentWords(at, today)),
      article: toArticle(article, content),
    }));
    compared.value = { kind: 'revisions', now: toArticle(now.clip.article, now.content), versions, chosen: 0 };
  }

  /** Takes another version into the open clip; the one that stood there becomes a revision, and is the way back. */
  async function takeVersion(article: Article) {
    const now = opened.value;
    compared.value = undefined;
    if (now.kind !== 'clip') return;
    const { id } = now.clip;
    let taken = '';
    const isDone = await actions.change('updated', [id], async () => {
      taken = (await library.revise(id, article)).updatedAt;
    });
    if (!isDone) return;
    actions.say({
      text: withLost(translate('versionTaken'), now.highlights),
      onUndo: async () => {
        if (await actions.change('updated', [id], () => library.takeBack(id, taken))) actions.say(undefined);
      },
    });
  }

  /** The sentence that a text was taken, with how many highlights have lost their place by it. */
  function withLost(words: string, before: readonly Highlight[]): string {
    const now = opened.value;
    const lost = now.kind === 'clip' ? countLost(now.highlights) - countLost(before) : 0;
    return lost > 0 ? words + translate('highlightsLost', numberWords(lost)) : words;
  }

  /** 用原文字, 用修复后的文字: the open clip shows its other text; once more is the way back. */
  async function switchOpen() {
    const now = opened.value;
    if (now.kind !== 'clip') return;
    const { id } = now.clip;
    const before = toArticle(now.clip.article, now.content);
    const take = (version: Article) => actions.change('updated', [id], () => library.revise(id, version));
    if (await take(switchText(before))) {
      actions.say({
        text: withLost(
          translate(now.content.printedBody === undefined ? 'repairedTaken' : 'printedTaken'),
          now.highlights,
        ),
        onUndo: async () => {
          if (await take(before)) actions.say(undefined);
        },
      });
    }
  }

  /** 核对: whether the open clip's text and its kept page are what was saved, in words. */
  async function checkOpen(): Promise<string> {
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

  /** Shows what the address says: `#clip=<id>`, with `&existing` where a save found it here; `#import`; `#reread`; `#trash`. */
  async function goTo(hash: string) {
    const wanted = new URLSearchParams(hash.replace(/^#/, ''));
    const id = wanted.get('clip');
    if (wanted.has('import')) imports.open();
    if (wanted.has('reread')) void reread.open();
    if (wanted.has('trash')) list.filterBy({ trashed: true });
    if (id === null) {
      opened.value = { kind: 'nothing' };
      return;
    }
    if (id !== openId.value) await open(id);
    if (wanted.has('existing') && opened.value.kind === 'clip') {
      const since = momentWords(opened.value.clip.clippedAt, new Date());
      actions.say({ text: translate('existingOpened', since) });
    }
  }

  function close() {
    location.hash = '';
  }

  /** What stands beside the rows is read when they are there. */
  function loadBeside() {
    return Promise.all([saved.load(), readingLists.load()]);
  }

  return {
    list,
    saved,
    readingLists,
    actions,
    imports,
    reread,
    opened,
    openId,
    chain,
    copies,
    revisions,
    keptPage,
    compared,
    highlightingOf: createHighlightActions(library, actions),
    readAgain,
    compare,
    takeVersion,
    switchOpen,
    checkOpen,
    chooseRevision(chosen: number) {
      const now = compared.value;
      if (now?.kind === 'revisions') compared.value = { ...now, chosen };
    },
    look,
    asked,
    follow,
    goTo,
    close,
    start: () => Promise.all([list.start().then(loadBeside), goTo(location.hash)]),
    open(clip: Clip) {
      // The address may name it already: it was erased, and is here again.
      if (location.hash === `#clip=${clip.id}`) void read(clip.id);
      else location.hash = `clip=${clip.id}`;
    },
    /** U: marks the open clip as read or unread. */
    markOpen() {
      const now = opened.value;
      if (now.kind === 'clip') void actions.mark([now.clip.id], !now.clip.unread);
    },
    async setLook(wanted: ReaderLook) {
      look.value = wanted;
      await writeSettings({ readerIndent: wanted.indent, readerFontSize: wanted.fontSize });
    },
    askToErase(ids: string[]) {
      asked.value = {
        question: translate('eraseQuestion', clipsWords(ids.length)),
        action: translate('eraseForGood'),
        onConfirm: () => void actions.erase(ids),
      };
    },
    askToEmptyTrash() {
      asked.value = {
        question: translate('emptyTrashQuestion', clipsWords(list.facets.value?.trashed ?? 0)),
        action: translate('emptyTrash'),
        onConfirm: async () => actions.erase(await list.allIds()),
      };
    },
  };
}

function countLost(highlights: readonly Highlight[]): number {
  return highlights.filter(({ position }) => position === undefined).length;
}

/** Whether taking one version in place of the other would change nothing that is read, sought or exported. */
function isSameArticle(one: Article, other: Article): boolean {
  const told = ({ extractorVersion: _version, evidence: _evidence, dropped: _dropped, ...article }: Article) =>
    JSON.stringify(Object.entries(article).sort(([first], [second]) => (first < second ? -1 : 1)));
  return told(one) === told(other);
}
