import * as z from 'zod/mini';

/**
 * What the user can choose, each choice said once: the settings store it, a backup carries it, library and views go by it.
 * Nothing here knows the browser, so every layer may read it.
 */

/** `system` follows the browser. */
export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/**
 * In what order a list comes: by 收藏时间 or by 发布时间, from the newest or from the oldest. Not by headline: the browser sorts
 * an index by code points, in which no reader of Chinese finds anything. `publishedOldest`
 */
export const ListOrder = z.enum(['clippedNewest', 'clippedOldest', 'publishedNewest', 'publishedOldest']);
export type ListOrder = z.infer<typeof ListOrder>;

/** In what order the hits of a search are shown. */
export const SearchOrder = z.enum(['date', 'relevance']);
export type SearchOrder = z.infer<typeof SearchOrder>;

/** The reader's sizes of type, in px. */
export const FONT_SIZES = { min: 14, max: 28 };

/** All choices with the values that each can have: `CHOICES.theme.parse('dark')`. */
export const CHOICES = {
  theme: Theme,
  /** Whether article pages show the clip button. */
  inPageButton: z.boolean(),
  /** Hosts on which the button was dismissed for good: 「gansu.gscn.com.cn」. */
  hiddenSites: z.array(z.string().check(z.maxLength(300))),
  /** Whether the page's HTML is kept beside a clip, so that it can be extracted again when the rules improve. */
  keepSource: z.boolean(),
  /** Whether a second copy of the whole library is kept; see second-copy.ts. */
  keepCopy: z.boolean(),
  /** Whether kept pages go into an export. */
  exportSources: z.boolean(),
  /** Whether a backup of the whole library holds the trash too. */
  exportTrash: z.boolean(),
  /** Reader: paragraphs indented by two characters. */
  readerIndent: z.boolean(),
  /** Reader: type size in px. */
  readerFontSize: z.int().check(z.minimum(FONT_SIZES.min), z.maximum(FONT_SIZES.max)),
  searchOrder: SearchOrder,
  /** In what order the library page shows its list. */
  listOrder: ListOrder,
};
