// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { EditableField } from '../../components/editable-field';
import type { EditableField as Field } from '../../utils/article/article';
import { makeArticle } from './make-clip';
import { speakChinese } from './words';

beforeAll(speakChinese);
afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
});

/** The field after it was opened and something was typed. */
function type(field: Field, text: string) {
  const onChange = vi.fn();
  act(() => render(<EditableField field={field} article={makeArticle()} onChange={onChange} />, document.body));
  act(() => document.querySelector('button')?.click());
  const input = document.querySelector('textarea');
  if (!input) throw new Error('nothing to type into');
  input.value = text;
  act(() => void input.dispatchEvent(new Event('input', { bubbles: true })));
  return { onChange, input };
}

const press = (key: string) => (input: HTMLElement) =>
  input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

test.each([
  ['Enter', press('Enter'), 1],
  ['the focus that goes elsewhere', (input: HTMLElement) => input.blur(), 1],
  ['the view that goes away', () => render(null, document.body), 1],
  ['a page that is left', () => dispatchEvent(new Event('pagehide')), 1],
  ['Escape', press('Escape'), 0],
])('%s hands over what was typed, once, unless it was given up', (_, end, times) => {
  const { onChange, input } = type('contentSource', '晚晴网');
  act(() => void end(input));
  act(() => render(null, document.body));
  expect(onChange).toHaveBeenCalledTimes(times);
  if (times > 0) expect(onChange).toHaveBeenCalledWith('contentSource', { contentSource: '晚晴网' });
});

test.each([
  ['a letter', { key: 'a' }],
  ['Enter that chooses what an input method offers', { key: 'Enter', isComposing: true }],
])('%s goes on typing', (_, init) => {
  const { onChange, input } = type('contentSource', '晚晴网');
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
  act(() => void input.dispatchEvent(event));
  expect(event.defaultPrevented).toBe(false);
  expect(document.querySelector('textarea')).toBe(input);
  expect(onChange).not.toHaveBeenCalled();
});

test('what is typed as it was changes nothing', () => {
  const { onChange, input } = type('headline', makeArticle().headline);
  act(() => void press('Enter')(input));
  expect(onChange).not.toHaveBeenCalled();
  expect(document.querySelector('textarea')).toBeNull();
});

test('a date that is none is said, and stays to be corrected', () => {
  const { onChange, input } = type('datePublished', '前天');
  act(() => void press('Enter')(input));
  expect(onChange).not.toHaveBeenCalled();
  expect(document.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
  expect(document.querySelector('[role=alert]')?.textContent).not.toBe('');
  act(() => void press('Escape')(input));
  expect(document.querySelector('textarea')).toBeNull();
});
