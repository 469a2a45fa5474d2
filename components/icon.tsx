import { BRACKETS, TICK } from './mark';

/** Line drawings on a grid of sixteen, 1.5 wide. */
const PATHS = {
  star: 'M8 1.8 9.9 5.9 14.3 6.4 11 9.4 11.9 13.8 8 11.6 4.1 13.8 5 9.4 1.7 6.4 6.1 5.9z',
  unread: 'M8 4.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4h.01M2.8 8h.01M2.8 12h.01',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  external: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.7 7v3.7M9.3 7v3.7',
  restore: 'M3 8a5 5 0 1 0 1.6-3.7L3 5.8M3 2.8v3h3',
  gear: 'M2 4.5h6.5M12 4.5h2M2 11.5h2M7.5 11.5H14M10.2 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM5.8 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z',
  library: 'M3 2.5v11M6.2 2.5v11M9.2 3l3.4 10.3',
  export: 'M8 9.5v-7M5 5.2l3-3 3 3M2.8 9.5v4h10.4v-4',
  import: 'M8 2.5v7M5 6.8l3 3 3-3M2.8 9.5v4h10.4v-4',
  check: 'M3.2 8.4l3.2 3.2 6.4-7',
  up: 'M4.5 9.5 8 6l3.5 3.5',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  warning: 'M8 2.3 14.3 13.3H1.7zM8 6.5v3.2M8 11.6h.01',
  point: 'M8 2v3M8 11v3M2 8h3M11 8h3M8 8h.01M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  quote: 'M5.8 2.8H3v9.4M10.2 13.2H13V3.8',
  image: 'M2.5 3h11v10h-11zM2.5 11l3.3-3.3 2.7 2.7 2-2 3 3M10.4 6h.01',
  tag: 'M2.5 2.5h5.3l5.7 5.7-5.3 5.3-5.7-5.7zM5.4 5.4h.01',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  columns: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9z',
  panel: 'M2 3h12v10H2zM9.5 3v10',
  script:
    'M2.5 4.5h6M5.5 2.5v2M7.5 4.5C7 7.5 5 9.5 2.5 10.5M3.5 6.5c1 2 2.5 3.5 4.5 4M8.5 13.5l2.5-6.5 2.5 6.5M9.3 11.5h3.4',
  letters:
    'M1.8 12.5 5.5 3.5l3.7 9M3 9.7h5M10.5 12.5c-2 0-2-3 .2-3.1l2.3-.1v-.6c0-2-2.6-2-3-.7M13 9.3v3.2M13 10.6c-.3 1.2-1.3 1.9-2.5 1.9',
  pen: 'M10.6 2.9l2.5 2.5L5.5 13l-3.1.6.6-3.1z',
  note: 'M3 2.5h10v7.3L9.3 13.5H3zM13 9.8H9.3v3.7',
  marker: 'M9.8 2.5l3.7 3.7-5.8 5.3H5V8.6zM5 11.5 3.6 13M2.5 14h11',
  sort: 'M4.5 3v10M2.5 11l2 2 2-2M8.5 4h5M8.5 8h3.8M8.5 12h2.5',
  filter: 'M2.5 4h11M4.7 8h6.6M6.7 12h2.6',
} as const;

/** A drawing by what it shows: 「trash」. */
export type IconName = keyof typeof PATHS;

/** A small drawing beside or instead of a word; screen readers pass over it. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg class={filled ? 'icon filled' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} stroke-width={name === 'more' ? 2.2 : undefined} />
    </svg>
  );
}

/** The mark: a vermilion seal with white brackets, or with a white tick for what is saved. */
export function Mark({ saved = false, size = 20 }: { saved?: boolean; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <rect width="16" height="16" rx="3.5" fill="#b8321f" />
      {saved ? <path d={TICK} fill="none" stroke="#fff" stroke-width="2.3" /> : <path d={BRACKETS} fill="#fff" />}
    </svg>
  );
}
