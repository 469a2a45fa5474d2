import { findDate } from '../text/date';
import type { Found } from './found';
import type { InfoLine } from './read-info-line';
import type { Metas } from './read-metas';

/** A date with its evidence and the characters that print it. */
export type FoundPublished = Found<string> & { printed: string };

/** When the page was published: from the lines around the text, labelled dates first, else from `<meta>`. */
export function readPublished(infos: InfoLine[], metas: Metas): FoundPublished | undefined {
  const dates = infos.flatMap((info) => info.dates.map((date) => ({ ...date, info })));
  const pick =
    dates.find((date) => date.labelled && !date.updated) ??
    dates.find((date) => !date.updated && date.iso.length > 10) ??
    dates.find((date) => !date.updated) ??
    dates[0];
  const better =
    pick && pick.iso.length === 10
      ? dates.find((date) => date.updated === pick.updated && date.iso.startsWith(pick.iso) && date.iso.length > 10)
      : pick;
  const chosen = better ?? pick;
  if (chosen)
    return { value: chosen.iso, printed: chosen.printed, rule: 'info-line', raw: chosen.info.text, confidence: 0.95 };
  for (const name of [
    'article:published_time',
    'PubDate',
    'publishdate',
    'pubdate',
    'datePublished',
    'weibo: article:create_at',
    'apub:time',
    'og:release_date',
  ]) {
    const raw = metas.get(name.toLowerCase());
    const date = raw ? findDate(raw) : undefined;
    if (raw && date) return { value: date.iso, printed: date.printed, rule: `meta:${name}`, raw, confidence: 0.7 };
  }
  return undefined;
}
