// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Toast, type ToastMessage } from '../../components/toast';
import { speakChinese } from './words';

beforeAll(speakChinese);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
  vi.useRealTimers();
});

function show(message: ToastMessage, { stays = false } = {}) {
  const onClose = vi.fn();
  act(() => render(<Toast message={message} stays={stays} onClose={onClose} />, document.body));
  const toast = document.querySelector('.toast');
  if (!toast) throw new Error('no toast');
  const wait = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));
  return { onClose, toast, wait };
}

test('a message goes after eight seconds', () => {
  const { onClose, wait } = show({ text: '已还原 1 篇。' });
  wait(7);
  expect(onClose).not.toHaveBeenCalled();
  wait(2);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test.each([
  ['pointerenter', 'pointerleave'],
  ['focusin', 'focusout'],
])('it stays while it has the pointer or the focus (%s), and then eight seconds more', (enters, leaves) => {
  const { onClose, toast, wait } = show({ text: '已移到回收站。', onUndo: () => undefined });
  wait(7);
  toast.dispatchEvent(new Event(enters, { bubbles: true }));
  wait(60);
  expect(onClose).not.toHaveBeenCalled();
  toast.dispatchEvent(new Event(leaves, { bubbles: true }));
  wait(7);
  expect(onClose).not.toHaveBeenCalled();
  wait(2);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test.each([
  ['an error', { text: '没有保存：磁盘已满。', isError: true }, false],
  ['where messages stay', { text: '规则已删除。' }, true],
])('%s stays until it is closed', (_, message, stays) => {
  const { onClose, toast, wait } = show(message, { stays });
  wait(600);
  expect(onClose).not.toHaveBeenCalled();
  act(() => toast.querySelector<HTMLElement>('[aria-label=关闭]')?.click());
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('Ctrl+Z and ⌘Z are the way back, but not where text is typed', () => {
  const onUndo = vi.fn();
  show({ text: '已移到回收站。', onUndo });
  const press = (target: Element, key: KeyboardEventInit) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true, cancelable: true, ...key }));
  const field = document.body.appendChild(document.createElement('input'));
  press(field, { ctrlKey: true });
  press(document.body, {});
  press(document.body, { ctrlKey: true, shiftKey: true });
  expect(onUndo).not.toHaveBeenCalled();
  press(document.body, { ctrlKey: true });
  press(document.body, { metaKey: true });
  expect(onUndo).toHaveBeenCalledTimes(2);
});

test('the focus that was in it goes back whence it came', () => {
  const { toast } = show({ text: '已移到回收站。', onUndo: () => undefined });
  const row = document.body.appendChild(document.createElement('button'));
  row.focus();
  const [undo, close] = toast.querySelectorAll('button');
  undo?.focus();
  close?.focus();
  act(() => render(<Toast message={undefined} onClose={() => undefined} />, document.body));
  expect(document.activeElement).toBe(row);
});
