// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { placeBeside, placePanel } from '../../components/popover';

/** jsdom's window is 1024 × 768. */
test.each([
  ['below its button', 100, { y: 200, height: 30 }, { top: '234px', bottom: 'auto', maxHeight: '526px' }],
  ['above it, where more room is', 400, { y: 600, height: 30 }, { top: 'auto', bottom: '172px', maxHeight: '588px' }],
  [
    'over it, where it fits on neither side',
    500,
    { y: 370, height: 30 },
    { top: '8px', bottom: 'auto', maxHeight: '752px' },
  ],
])('a panel stands %s', (_, height, at, expected) => {
  const panel = document.createElement('div');
  Object.defineProperties(panel, { offsetHeight: { value: height }, offsetWidth: { value: 200 } });
  placePanel(panel, new DOMRect(40, at.y, 40, at.height));
  const { top, bottom, maxHeight } = panel.style;
  expect({ top, bottom, maxHeight }).toEqual(expected);
});

test.each([
  ['on the right', [300, 240], { left: '544px', top: '200px' }],
  ['on the left, where the right has no room', [700, 240], { left: '496px', top: '200px' }],
  ['nowhere, where neither side has room', [100, 900], undefined],
])('a submenu stands beside its menu: %s', (_, [x = 0, width = 0], expected) => {
  const panel = document.createElement('div');
  Object.defineProperties(panel, { offsetHeight: { value: 100 }, offsetWidth: { value: 200 } });
  const isPlaced = placeBeside(panel, new DOMRect(x, 200, width, 30), new DOMRect(x, 100, width, 300));
  const { left, top } = panel.style;
  expect(isPlaced ? { left, top } : undefined).toEqual(expected);
});
