import type { WholeClip } from '../library/library';
import { type Changed, findChanged } from '../library/rereading';
import { canonicalJson } from './canonical-json';
import type { ImportPlan } from './import';

const OF_CLIP = ['tags', 'starred', 'unread', 'note', 'trashedAt'] as const;

/** What of a clip can be otherwise in a file: a field, the text, or what the user made of it: `contentSource`, `tags`. */
export type Difference = Changed | (typeof OF_CLIP)[number] | 'highlights';

/**
 * What a file has otherwise of a clip that the library has too: `['contentSource', 'tags']`; `['other']` where it is none of what
 * the user sees.
 */
export function findDifferences({ current, imported }: ImportPlan['changed'][number]): Difference[] {
  const isOther = (part: (whole: WholeClip) => unknown) =>
    canonicalJson(part(current) ?? null) !== canonicalJson(part(imported) ?? null);
  const found: Difference[] = [
    ...findChanged(current, imported).filter((changed) => changed !== 'other'),
    ...OF_CLIP.filter((name) => isOther(({ clip }) => clip[name])),
    ...(isOther(({ highlights }) => highlights) ? (['highlights'] as const) : []),
  ];
  return found.length > 0 ? found : ['other'];
}
