import { excerptsWords } from '../../components/wording';
import { byClip } from '../../utils/exchange/excerpt';
import { toFileName } from '../../utils/exchange/file-name';
import { EXCERPT_FORMATS } from '../../utils/exchange/format';
import { translate } from '../../utils/i18n/translate';
import type { Excerpt } from '../../utils/library/library';
import { saveFile } from './save-file';

/**
 * Writes these highlights, each clip's together, into a file in the format of that name, has the browser save it, and tells how many
 * they are: 「拾评 2026-11-22 划线 20 处.md」.
 */
export async function exportExcerpts(excerpts: readonly Excerpt[], formatId: string): Promise<number> {
  const format = EXCERPT_FORMATS.find(({ id }) => id === formatId);
  if (!format) throw new Error(`no format ${formatId}`);
  const clips = byClip(excerpts);
  const file = await format.writeExcerpts(each(clips));
  const day = new Date().toISOString().slice(0, 10);
  const title = `${translate('extensionName')} ${day} ${translate('highlight')} ${excerptsWords(excerpts.length)}`;
  saveFile(file, toFileName(title, format.extension));
  return excerpts.length;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
