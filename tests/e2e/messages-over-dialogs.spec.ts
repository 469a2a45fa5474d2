import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

test('a message stands over a dialog, can be answered there by key and pointer, and outlives it', async ({
  context,
}) => {
  // A busy machine takes longer than the eight seconds that a message has.
  await context.addInitScript(() => {
    const wait = window.setTimeout.bind(window);
    Object.assign(window, { setTimeout: (act: () => void, time = 0) => wait(act, time === 8000 ? 80_000 : time) });
  });
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  await library.getByRole('row').first().focus();
  await library.keyboard.press('Delete');
  await expect(library.getByRole('row')).toHaveCount(2);
  await library
    .getByRole('navigation')
    .getByRole('button', { name: /^回收站/ })
    .click();
  await library.getByRole('button', { name: '清空回收站' }).click();

  // What stands behind a dialog is in no accessibility tree; this does.
  const dialog = library.getByRole('dialog', { name: '清空回收站' });
  const message = dialog.getByRole('status');
  await expect(message).toHaveText(/^1 篇已移到回收站。/);
  await expect(library.getByRole('status').filter({ hasText: '已移到回收站' })).toHaveCount(1);
  const [card, box] = await Promise.all([message.locator('.toast').boundingBox(), dialog.boundingBox()]);
  expect((card?.y ?? 0) > (box?.y ?? 0) + (box?.height ?? 0), 'below the dialog, not cut off by it').toBe(true);

  await library.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(library.getByRole('status').filter({ hasText: '已移到回收站' })).toBeVisible();

  await library.getByRole('button', { name: '清空回收站' }).click();
  await expect(dialog.getByRole('button', { name: '取消' })).toBeFocused();
  await library.keyboard.press('Tab');
  await library.keyboard.press('Tab');
  await expect(message.getByRole('button', { name: '撤销' })).toBeFocused();
  await library.keyboard.press('Tab');
  await expect(message.getByRole('button', { name: '关闭' })).toBeFocused();
  await message.getByRole('button', { name: '撤销' }).click();
  await expect(message.locator('.toast')).toHaveText(/^1 篇已还原。/);
  await library.keyboard.press('Escape');
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
  await expect(library.getByRole('row')).toHaveCount(3);
});
