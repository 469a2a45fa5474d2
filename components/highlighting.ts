import type { Highlight } from '../utils/library/highlight';
import type { HighlightChange } from '../utils/library/library';
import type { Place } from '../utils/text/find-quote';

/** What can be done with a clip's highlights; each says by itself what went wrong. */
export interface Highlighting {
  /** Marks a stretch of the text; resolves to the highlight once it is on disk. */
  add(place: Place): Promise<Highlight | undefined>;
  /** Resolves to whether the change is on disk. */
  change(highlight: Highlight, change: HighlightChange): Promise<boolean>;
  remove(highlight: Highlight): void;
  /** Copies its words with a citation of the article. */
  copy(highlight: Highlight): void;
  /** Copies all of them with their notes and a citation. */
  copyAll(): void;
}

/** The highlight whose panel is open, and what the panel stands beside. */
export interface OpenHighlight {
  id: string;
  anchor: Element;
  /** Whether the note is to be typed at once. */
  isNoting: boolean;
}
