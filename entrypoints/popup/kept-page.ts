import { keepChoice } from '../../utils/article/other-text';
import type { Clip } from '../../utils/library/clip';
import type { ClipChange, Library, LibraryChange } from '../../utils/library/library';
import type { CurrentPage } from './page-card-state';

interface KeptPageDependencies {
  library: Library;
  /** Called after the library was changed. */
  onChange(change: LibraryChange): void;
  /** Called where a change did not reach the disk. */
  onFailure(error: unknown): void;
}

const UNDO_SECONDS = 10;

/** What the card does with the page's clip: shows it, changes it, takes it back, brings it up to date. */
export function createKeptPage({ phase, draft }: CurrentPage, { library, onChange, onFailure }: KeptPageDependencies) {
  let ticking: ReturnType<typeof setInterval> | undefined;

  /** Shows the clip; of a new one the seconds are counted in which it can be taken back here. */
  async function show(clip: Clip, { isNew }: { isNew: boolean }) {
    const content = await library.getContent(clip.id);
    phase.value = { kind: 'kept', clip, content, isNew, undoSeconds: isNew ? UNDO_SECONDS : 0 };
    clearInterval(ticking);
    if (isNew) ticking = setInterval(tick, 1000);
  }

  function tick() {
    const now = phase.value;
    if (now.kind === 'kept' && now.undoSeconds > 0) phase.value = { ...now, undoSeconds: now.undoSeconds - 1 };
    else clearInterval(ticking);
  }

  /** Takes the new clip back, into the trash as everywhere; the draft stands again under a new id. */
  async function undo() {
    const now = phase.value;
    if (now.kind !== 'kept' || !now.isNew) return;
    const { id, tags, starred } = now.clip;
    try {
      await library.remove([id]);
      clearInterval(ticking);
      if (draft.value) draft.value = { ...draft.value, id: crypto.randomUUID(), tags, starred };
      phase.value = { kind: 'open', undone: true };
      onChange({ kind: 'trashed', ids: [id] });
    } catch (error) {
      onFailure(error);
    }
  }

  async function change(id: string, changed: ClipChange) {
    try {
      const clip = await library.update(id, changed);
      // The countdown has gone on meanwhile.
      if (phase.value.kind === 'kept') phase.value = { ...phase.value, clip };
      onChange({ kind: 'updated', ids: [id] });
    } catch (error) {
      onFailure(error);
    }
  }

  /** Takes the page's text as it is now into its clip; what the clip said before stays as a revision. */
  async function update() {
    const now = phase.value;
    const read = draft.value;
    if (now.kind !== 'kept' || !now.content || !read) return;
    const article = keepChoice(read.article, now.content);
    await revise(now.clip.id, async () => {
      const clip = await library.revise(now.clip.id, article, read.source);
      return { clip, revisedAt: clip.updatedAt };
    });
  }

  async function undoUpdate() {
    const now = phase.value;
    if (now.kind !== 'kept' || now.revisedAt === undefined) return;
    const { clip, revisedAt } = now;
    await revise(clip.id, async () => ({ clip: (await library.takeBack(clip.id, revisedAt)) ?? clip }));
  }

  /** Does it, and shows the clip as it is then. */
  async function revise(id: string, work: () => Promise<{ clip: Clip; revisedAt?: string }>) {
    try {
      const done = await work();
      const content = await library.getContent(id);
      phase.value = { kind: 'kept', content, isNew: false, undoSeconds: 0, ...done };
      onChange({ kind: 'updated', ids: [id] });
    } catch (error) {
      onFailure(error);
    }
  }

  return { show, undo, change, update, undoUpdate };
}
