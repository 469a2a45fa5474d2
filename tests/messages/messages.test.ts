import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ClipChange } from '../../utils/library/library';
import * as messages from '../../utils/messages/messages';

const { fromChangeWish, onMessage, openClip, sendMessage, showOutcome, toChangeWish } = messages;

const ID = '00000000-0000-4000-8000-000000000001';
const OWN = { id: browser.runtime.id, origin: `chrome-extension://${browser.runtime.id}` };
const TAB = { id: 7, url: 'http://gansu.gscn.com.cn/a.html' };
const PAGE = { id: browser.runtime.id, origin: 'http://gansu.gscn.com.cn', url: TAB.url, frameId: 0, tab: TAB };

beforeEach(() => fakeBrowser.reset());

/** Whether anybody answers a message from this sender. */
async function isAnswered(message: unknown, sender: object, reply: (value: unknown) => void = () => undefined) {
  const answers: unknown[] = await fakeBrowser.runtime.onMessage.trigger(message, sender, reply);
  return answers.includes(true);
}

test.each<[sender: object, asContent: boolean, asExtension: boolean, why: string]>([
  [PAGE, true, false, 'the content script of a page'],
  [{ ...PAGE, origin: undefined }, true, false, 'one whose browser tells only its address'],
  [OWN, false, true, 'the background'],
  [
    { ...OWN, url: `${OWN.origin}/library.html`, frameId: 0, tab: TAB },
    false,
    true,
    'a page of the extension in a tab',
  ],
  [{ id: OWN.id, url: `${OWN.origin}/popup.html` }, false, true, 'a page of the extension, told by its address'],
  [{ ...PAGE, frameId: 3 }, false, false, 'a frame in a page'],
  [{ ...PAGE, tab: undefined }, false, false, 'a page that is in no tab'],
  [{ ...PAGE, id: 'abcdefghijklmnopabcdefghijklmnop' }, false, false, 'another extension'],
  [{ ...PAGE, id: undefined }, false, false, 'nobody who says who it is'],
  [{ ...PAGE, origin: 'null' }, true, false, 'a page without an origin is a page'],
  [{ ...PAGE, origin: `${OWN.origin}.example.com` }, true, false, 'a host that begins like the extension'],
])('from %o: a content message is answered %o, an internal one %o (%s)', async (sender, asContent, asExtension) => {
  onMessage(openClip, () => null);
  onMessage(showOutcome, () => null);
  const failed = { kind: 'failed', failure: 'unknown' };
  expect(await isAnswered({ name: 'openClip', data: ID }, sender)).toBe(asContent);
  expect(await isAnswered({ name: 'showOutcome', data: failed }, sender)).toBe(asExtension);
});

test('a content script may send these messages and no others', () => {
  const all = Object.values(messages).filter((each) => typeof each === 'object' && 'from' in each);
  const namesFrom = (side: string) => all.filter(({ from }) => from === side).map(({ name }) => name);
  expect(namesFrom('content').sort().join(' ')).toBe(
    'addRule clipThisPage hideButton openClip removeRule reportPage undoSave',
  );
  expect(namesFrom('extension').sort().join(' ')).toBe(
    'changeClip changeHighlight libraryChanged lookAgain showOutcome',
  );
});

test.each<[message: unknown, why: string]>([
  [null, 'nothing'],
  ['openClip', 'a name alone'],
  [{ name: 'openClip' }, 'no data'],
  [{ name: 'openClip', data: `${ID}'` }, 'data of another kind'],
  [{ name: 'openClip', data: ID, extra: 1 }, 'a field too many'],
  [{ name: 'closeClip', data: ID }, 'a message that there is not'],
])('%o is not answered (%s)', async (message) => {
  onMessage(openClip, () => null);
  expect(await isAnswered(message, PAGE)).toBe(false);
});

test('an answer that fails is told as no answer, without what was in the error', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onMessage(openClip, () => Promise.reject(new Error('正文')));
  const answer = await new Promise((resolve) => {
    void isAnswered({ name: 'openClip', data: ID }, PAGE, resolve);
  });
  expect(answer).toBeUndefined();
  expect(told.mock.lastCall?.join(' ')).toBe('Shiping: openClip failed Error');
});

test('who has stopped answers no more', async () => {
  const stop = onMessage(openClip, () => null);
  stop();
  expect(await isAnswered({ name: 'openClip', data: ID }, PAGE)).toBe(false);
});

test('a reply that does not parse is an error to who asked', async () => {
  fakeBrowser.runtime.onMessage.addListener((_message, _sender, reply) => {
    reply({ kind: 'saved', id: 'x' });
    return true;
  });
  await expect(sendMessage(messages.clipThisPage, null)).rejects.toThrow();
});

test.each<[change: ClipChange, why: string]>([
  [{ starred: true }, 'nothing of the article'],
  [{ article: { headline: '走村入户' } }, 'a field with a value'],
  [{ article: { headline: '走村入户', contentSource: undefined } }, 'one with a value and one cleared'],
  [{ article: { kicker: undefined, byline: undefined }, addTags: ['文风'] }, 'two cleared'],
])('%o comes through a message as it was (%s)', (change) => {
  const sent: unknown = JSON.parse(JSON.stringify(toChangeWish(ID, change)));
  const wish = messages.changeClip.data.parse(sent);
  expect(fromChangeWish(wish)).toStrictEqual(change);
});
