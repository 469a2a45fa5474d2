// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { placePanel } from '../../components/popover';

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
  const button = {
    left: 40,
    right: 80,
    width: 40,
    top: at.y,
    bottom: at.y + at.height,
    x: 40,
    ...at,
    toJSON: () => '',
  };
  placePanel(panel, button);
  const { top, bottom, maxHeight } = panel.style;
  expect({ top, bottom, maxHeight }).toEqual(expected);
});
