/** The changes that a crash run makes of each clip, one when the one before is acknowledged. */
export const STEPS = ['saved', 'noted', 'highlighted', 'reclipped', 'imported', 'trashed', 'erased'] as const;
export type Step = (typeof STEPS)[number];

/** How far a clip has come: `none`, it is not there; `torn`, what is there of it was never its state. */
export type State = Step | 'none' | 'torn';

/** One clip in three is erased in the end; every other one goes into the run's list with its note. */
const ERASED_OF = 3;
const LISTED_OF = 2;

export const isErased = (number: number) => number % ERASED_OF === 0;

/** Whether the run makes this change of the clip: only what is erased goes into the trash first. */
export const isMade = (number: number, step: Step) => isErased(number) || (step !== 'trashed' && step !== 'erased');

export const isListed = (number: number) => number % LISTED_OF === 0;

/** What is there after a kill. */
interface Found {
  state: State;
  listed: ReadonlySet<number>;
  /** Whether clips that are not there can only have been erased by an erasure that was secured, and which were. */
  secured?: ReadonlySet<number> | undefined;
}

/**
 * What has become of a clip, held against its last change that was acknowledged: `ahead`, the browser was killed between a
 * change and its acknowledgement; `lost`, it is behind what was told; `torn`, half of a change.
 */
export function judge(
  number: number,
  step: Step,
  { state, listed, secured }: Found,
): 'there' | 'ahead' | 'lost' | 'torn' {
  if (state === 'torn') return 'torn';
  if (step === 'erased') return state === 'none' ? 'there' : 'lost';
  if (state === 'none') return step === 'trashed' && (secured?.has(number) ?? true) ? 'ahead' : 'lost';
  const by = STEPS.indexOf(state) - STEPS.indexOf(step);
  if (by < 0 || (step !== 'saved' && isListed(number) && !listed.has(number))) return 'lost';
  return by > 1 ? 'torn' : by === 1 ? 'ahead' : 'there';
}
