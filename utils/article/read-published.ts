import { findDate } from '../text/date';
import { collapse } from '../text/whitespace';
import type { Found } from './found';
import type { InfoLine } from './read-info-line';
import type { Metas } from './read-metas';

/** A date with its evidence and the characters that print it. */
export type FoundPublished = Found<string> & { printed: string };

const ZONED = /T(?<clock>\d{2}:\d{2}).*(?:Z|[+-]\d{2}:?\d{2})$/iu;
const HALF_HOUR = 30 * 60_000;
const WIDEST_ZONE = 14 * 60 * 60_000;

/**
 * The moment of a date whose `<time>` tells the zone that the page prints it in: 「<time datetime="2021-05-12T12:20Z">14:20」 →
 * 20:20 in Beijing. One with the printed hours was given its zone by a program that knows none.
 */
function readMoment(iso: string, printed: string, root: Element): string {
  if (iso.length === 10) return iso;
  for (const time of root.querySelectorAll('time[datetime]')) {
    const told = time.getAttribute('datetime') ?? '';
    const clock = ZONED.exec(told)?.groups?.clock;
    const date = clock === undefined || printed.includes(clock) ? undefined : findDate(told);
    if (!date || collapse(time.textContent ?? '').trim() !== printed) continue;
    const moment = `${date.iso.slice(0, iso.length - 6)}+08:00`;
    const away = Math.abs(Date.parse(moment) - Date.parse(iso));
    if (away > 0 && away % HALF_HOUR === 0 && away <= WIDEST_ZONE) return moment;
  }
  return iso;
}

/** When the page was published: from the lines around the text, labelled dates first, else from `<meta>`. */
export function readPublished(infos: InfoLine[], metas: Metas, root?: Element): FoundPublished | undefined {
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
  if (chosen) {
    const { iso, printed, info } = chosen;
    const value = root ? readMoment(iso, printed, root) : iso;
    return { value, printed, rule: 'info-line', raw: info.text, confidence: 0.95 };
  }
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
