import { translate, uiLanguage } from '../utils/i18n/translate';

/** A number with thousands separators: 1204 → 「1,204」. */
export function numberWords(count: number): string {
  return new Intl.NumberFormat(uiLanguage()).format(count);
}

/** 「1,035 字」. */
export function lengthWords(characters: number): string {
  return translate('characterCount', numberWords(characters));
}

/** 「1,204 篇」; English has a singular. */
export function clipsWords(count: number): string {
  return translate(count === 1 ? 'clipCountOne' : 'clipCount', numberWords(count));
}

/** 「1,204 处」, of highlights; English has a singular. */
export function excerptsWords(count: number): string {
  return translate(count === 1 ? 'excerptNumberOne' : 'excerptNumber', numberWords(count));
}

/** Several things in a row: 「标签、来源」; 「Tag, Source」. */
export function listWords(words: readonly string[]): string {
  return words.join(translate('listSeparator'));
}

/** When, as short as it can be said: today 「14:05」, in the last six days 「周三 14:05」, else 「2019-12-10」. */
export function momentWords(instant: string, now: Date): string {
  const moment = new Date(instant);
  const days = daysBetween(moment, now);
  const time = new Intl.DateTimeFormat(uiLanguage(), { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    moment,
  );
  if (days === 0) return time;
  if (days > 0 && days < 7) {
    return `${new Intl.DateTimeFormat(uiLanguage(), { weekday: 'short' }).format(moment)} ${time}`;
  }
  return dayOf(moment);
}

/** A moment to the second, by the clock on the wall, and which clock that is: 「2026-11-22 09:20:03 UTC+08:00」. */
export function instantWords(instant: string): string {
  const moment = new Date(instant);
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()];
  return `${dayOf(moment)} ${time.map((part) => String(part).padStart(2, '0')).join(':')} ${zoneOf(moment)}`;
}

/** How long ago, in whole days: 「今天」, 「昨天」, 「3天前」. */
export function agoWords(instant: string, now: Date): string {
  const days = daysBetween(new Date(instant), now);
  return new Intl.RelativeTimeFormat(uiLanguage(), { numeric: 'auto' }).format(-days, 'day');
}

/** A published date as people write it: 「2019-12-10T20:57:50+08:00」 → 「2019-12-10 20:57」. */
export function publishedWords(date: string): string {
  return date.slice(0, 16).replace('T', ' ');
}

/** A size on disk: 1500000 → 「1.5 MB」. */
export function bytesWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return `${new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${units[step]}`;
}

/** Calendar days from one moment to a later one, by the clock on the wall. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How far the clock on the wall is before Greenwich: 「UTC+08:00」. */
function zoneOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const two = (value: number) => String(value).padStart(2, '0');
  const ahead = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
