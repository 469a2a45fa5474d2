// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ExportMenu } from '../../components/export-menu';
import { speakChinese } from './words';

beforeAll(speakChinese);
afterEach(() => render(null, document.body));

test.each([
  [{ total: 0, selected: 0, listed: undefined }, true, 'an empty library'],
  [{ total: 0, trashed: 2, selected: 0, listed: undefined }, false, 'one with something in the trash'],
  [{ total: 3, selected: 0, listed: 0 }, false, 'a search without a hit: all can be exported'],
  [{ selected: 0, listed: 0 }, true, 'a list alone, which has nothing'],
  [{ selected: 0, listed: undefined }, true, 'a list alone that is not all there'],
  [{ selected: 2, listed: undefined }, false, 'what is selected of it'],
  [{ selected: 0, listed: null }, false, 'a list that is not counted yet'],
])('of %j the menu is shut: %s (%s)', (counts, isShut, _why) => {
  const format = { id: 'csv', name: '表格', holdsSources: false, isBackup: true };
  render(<ExportMenu formats={[format]} {...counts} onExport={vi.fn()} />, document.body);
  expect(document.querySelector('button')?.getAttribute('aria-disabled')).toBe(isShut ? 'true' : null);
  expect(document.querySelector('button')?.hasAttribute('popovertarget')).toBe(!isShut);
});
