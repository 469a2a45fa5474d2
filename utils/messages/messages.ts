import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { ArticleMetadata, Detection, EDITABLE_FIELDS, Text } from '../article/article';
import { PointedRule } from '../article/user-rule';
import { Clip, ClipId, Instant } from '../library/clip';
import { Highlight } from '../library/highlight';
import type { ClipChange } from '../library/library';
import { Theme } from '../settings/choices';

/**
 * The typed protocol between content script, background and the extension's pages. One schema a message and a reply;
 * what does not parse is ignored, what is unknown is ignored. A content script may only detect, ask for its own page
 * to be clipped, tell where the user pointed, and take both back: it never sends an article or an address, the
 * background reads both from the tab.
 */

/** What the toolbar icon and the in-page button say of a tab; `reprint` is an article whose text is kept from elsewhere. */
export const PageState = z.enum(['article', 'reprint', 'saved', 'notArticle', 'error']);
export type PageState = z.infer<typeof PageState>;

/** Why a page was not clipped; each has a sentence in the locale files (`failure_noBody` …). */
export const FAILURES = [
  'notAllowed',
  'noBody',
  'noText',
  'tooLarge',
  'changed',
  'diskFull',
  'blocked',
  'silent',
  'unopenable',
  'newerVersion',
  'damaged',
  'unsecured',
  'unknown',
] as const;
export const Failure = z.enum(FAILURES);
export type Failure = z.infer<typeof Failure>;

/** What became of a wish to clip. `saved` and `existing` are said only of clips that are on disk. */
export const Outcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('saved'),
    id: ClipId,
    headline: Text(1000),
    /** How many pages of the article could not be read. */
    missing: z.int().check(z.nonnegative()),
    /** Whether the same text was there already, from another page. */
    isReprint: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('existing'), id: ClipId, headline: Text(1000), clippedAt: Instant }),
  z.strictObject({ kind: z.literal('failed'), failure: Failure }),
]);
export type Outcome = z.infer<typeof Outcome>;

const Nothing = z.null();

/** What the content script shows: the state of its page, whether the user wants the button here, and in which colours. */
export const PageView = z.strictObject({ state: PageState, button: z.boolean(), theme: Theme });
export type PageView = z.infer<typeof PageView>;

/** One kind of message: who may send it, what it carries, what answers it. */
export interface Message<D extends z.core.$ZodType, R extends z.core.$ZodType> {
  name: string;
  from: 'content' | 'extension';
  data: D;
  reply: R;
}

function message<D extends z.core.$ZodType, R extends z.core.$ZodType>(
  name: string,
  from: Message<D, R>['from'],
  data: D,
  reply: R,
): Message<D, R> {
  return { name, from, data, reply };
}

/** Content script: this page is, or is not, an article. Resolves to what to show. */
export const reportPage = message('reportPage', 'content', Detection, PageView);
/** Content script: the button was pressed. Resolves when the clip is on disk, or to why it is not. */
export const clipThisPage = message('clipThisPage', 'content', Nothing, Outcome);
/** Content script: 撤销 on the notice of a save. Resolves to whether the clip was taken back. */
export const undoSave = message('undoSave', 'content', ClipId, z.boolean());
/** Content script: 打开 on the notice. Opens the clip in the library page. */
export const openClip = message('openClip', 'content', ClipId, Nothing);
/** Content script: 不在此站显示, or nowhere. */
export const hideButton = message('hideButton', 'content', z.enum(['site', 'everywhere']), Nothing);
/** Content script: the user pointed at a block; the rule is for the page's host. Resolves to whether it is a new one. */
export const addRule = message('addRule', 'content', PointedRule, z.boolean());
/** Content script: 撤销 on the notice of a rule. Resolves to whether there was one. */
export const removeRule = message('removeRule', 'content', PointedRule, z.boolean());
/** Background to content script: say what became of the wish to clip. */
export const showOutcome = message('showOutcome', 'extension', Outcome, Nothing);
/** Background to content script: the page's state may be another now; report it again. */
export const lookAgain = message('lookAgain', 'extension', Nothing, Nothing);
/** Extension page or background to all of them: the library is no longer as it was. */
export const libraryChanged = message(
  'libraryChanged',
  'extension',
  z.strictObject({
    kind: z.enum(['saved', 'updated', 'trashed', 'restored', 'erased', 'imported', 'rules', 'searches', 'lists']),
    ids: z.array(ClipId),
  }),
  Nothing,
);

/** A change of a clip as a message carries it: JSON has no `undefined`, so the fields to be without a value are named apart. */
const ChangeWish = z.strictObject({
  id: ClipId,
  change: z.strictObject({
    article: z.optional(z.partial(ArticleMetadata)),
    tags: z.optional(Clip.shape.tags),
    addTags: z.optional(Clip.shape.tags),
    removeTags: z.optional(Clip.shape.tags),
    starred: z.optional(Clip.shape.starred),
    note: z.optional(Clip.shape.note),
  }),
  cleared: z.array(z.enum(EDITABLE_FIELDS)),
});
type ChangeWish = z.infer<typeof ChangeWish>;

/** Extension page that is going away: make this change in its place. */
export const changeClip = message('changeClip', 'extension', ChangeWish, Clip);

/** Extension page that is going away: change this highlight of a clip in its place. */
export const changeHighlight = message(
  'changeHighlight',
  'extension',
  z.strictObject({
    id: ClipId,
    highlightId: Highlight.shape.id,
    change: z.partial(z.pick(Highlight, { color: true, note: true })),
  }),
  z.nullable(Highlight),
);

/** 「来源」 cleared → `cleared: ['contentSource']`. */
export function toChangeWish(id: string, change: ClipChange): ChangeWish {
  const { article } = change;
  const cleared = EDITABLE_FIELDS.filter((field) => article && field in article && article[field] === undefined);
  return { id, change, cleared };
}

/** The way back. `library.update(wish.id, fromChangeWish(wish))` */
export function fromChangeWish({ change, cleared }: ChangeWish): ClipChange {
  if (cleared.length === 0) return change;
  return {
    ...change,
    article: { ...change.article, ...Object.fromEntries(cleared.map((field) => [field, undefined])) },
  };
}

/** Who sent a message, as the browser says: an own page, or a tab and its frame. */
export type Sender = Browser.runtime.MessageSender;

const Envelope = z.strictObject({ name: z.string(), data: z.unknown() });

/** Sends to the background and the extension's pages: `await sendMessage(clipThisPage, null)` → an Outcome. */
export async function sendMessage<D extends z.core.$ZodType, R extends z.core.$ZodType>(
  { name, reply }: Message<D, R>,
  data: z.input<D>,
): Promise<z.output<R>> {
  return z.parse(reply, await browser.runtime.sendMessage({ name, data }));
}

/**
 * Sends to the content script in the top frame of a tab; rejects where there is none.
 * `await sendToTab(tabId, lookAgain, null)`
 */
export async function sendToTab<D extends z.core.$ZodType, R extends z.core.$ZodType>(
  tabId: number,
  { name, reply }: Message<D, R>,
  data: z.input<D>,
): Promise<z.output<R>> {
  return z.parse(reply, await browser.tabs.sendMessage(tabId, { name, data }, { frameId: 0 }));
}

/**
 * Answers one kind of message; call it synchronously at the start of the entrypoint. Returns the way to stop.
 * `onMessage(undoSave, (id, sender) => undoSaveOf(library, id, pageOf(sender).url))`
 */
export function onMessage<D extends z.core.$ZodType, R extends z.core.$ZodType>(
  { name, from, data: schema }: Message<D, R>,
  answer: (data: z.output<D>, sender: Sender) => z.input<R> | Promise<z.input<R>>,
): () => void {
  const listener = (received: unknown, sender: Sender, reply: (value: unknown) => void): true | undefined => {
    const envelope = Envelope.safeParse(received);
    if (!envelope.success || envelope.data.name !== name || !isAllowed(from, sender)) return undefined;
    const data = z.safeParse(schema, envelope.data.data);
    if (!data.success) return undefined;
    Promise.resolve(answer(data.data, sender)).then(reply, (error: unknown) => {
      console.error(`Shiping: ${name} failed`, error instanceof Error ? error.name : typeof error);
      reply(undefined);
    });
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/**
 * Whether the sender may send this kind. A page of the extension in a tab has `sender.tab` too, so what is internal is
 * known by the origin, not by the absence of a tab.
 */
function isAllowed(from: 'content' | 'extension', sender: Sender): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const address = sender.origin === undefined ? sender.url : `${sender.origin}/`;
  const internal = address === undefined || address.startsWith(browser.runtime.getURL('/'));
  return from === 'content' ? !internal && sender.tab !== undefined && sender.frameId === 0 : internal;
}
