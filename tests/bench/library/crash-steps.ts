/** The changes that a crash run makes of each clip, one when the one before is acknowledged. */
export const STEPS = ['saved', 'noted', 'highlighted', 'reclipped', 'erased'] as const;
export type Step = (typeof STEPS)[number];

/** How far a clip has come: `none`, it is not there; `torn`, what is there of it was never its state. */
export type State = Step | 'none' | 'torn';

/** One clip in four is erased in the end; every other one goes into the run's list with its note. */
const ERASED_OF = 4;
const LISTED_OF = 2;

export const isErased = (number: number) => number % ERASED_OF === 0;
export const isListed = (number: number) => number % LISTED_OF === 0;

/**
 * What has become of a clip, held against its last change that was acknowledged: `ahead`, the browser was killed between a
 * change and its acknowledgement; `lost`, it is behind what was told; `torn`, half of a change.
 */
export function judge(
  number: number,
  step: Step,
  { state, listed }: { state: State; listed: ReadonlySet<number> },
): 'there' | 'ahead' | 'lost' | 'torn' {
  if (state === 'torn') return 'torn';
  if (step === 'erased') return state === 'none' ? 'there' : 'lost';
  if (state === 'none') return step === 'reclipped' && isErased(number) ? 'ahead' : 'lost';
  const by = STEPS.indexOf(state) - STEPS.indexOf(step);
  if (by < 0 || (step !== 'saved' && isListed(number) && !listed.has(number))) return 'lost';
  return by > 1 ? 'torn' : by === 1 ? 'ahead' : 'there';
}
