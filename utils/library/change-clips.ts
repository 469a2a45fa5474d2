import type { Clip } from './clip';
import type { ClipChanger } from './clip-work';
import type { ClipChange } from './library';
import { changeClip } from './make-clip';

/** Changes one clip; resolves to it as it is then. `change('updated', updateClip(id, { starred: true }, now()))` */
export function updateClip(id: string, change: ClipChange, now: Date): ClipChanger<Clip> {
  return async ({ writer, read }) => {
    const clip = changeClip(await read(id), change, now);
    await writer.putClip(clip);
    return { ids: [id], result: clip };
  };
}

/**
 * Changes these clips, each in its own way, in one transaction; resolves to those that changed as they were before.
 * `changeClips(ids, ({ starred }) => (starred ? undefined : { starred: true }), now())` stars those that were not.
 */
export function changeClips(
  ids: readonly string[],
  changeOf: (clip: Clip) => ClipChange | undefined,
  now: Date,
): ClipChanger<Clip[]> {
  return async ({ writer, read }) => {
    const before: Clip[] = [];
    for (const id of new Set(ids)) {
      const clip = await read(id);
      const change = changeOf(clip);
      if (!change) continue;
      await writer.putClip(changeClip(clip, change, now));
      before.push(clip);
    }
    return { ids: before.map(({ id }) => id), result: before };
  };
}

/**
 * Marks clips as read or unread; resolves to those that were not so before. `markClips([one, two], false, now())`, of which
 * one was read before → `[two]`.
 */
export function markClips(ids: readonly string[], isUnread: boolean, now: Date): ClipChanger<string[]> {
  return async ({ writer, read }) => {
    const changed: string[] = [];
    for (const id of ids) {
      const { unread, ...clip } = await read(id);
      if ((unread === true) === isUnread) continue;
      await writer.putClip({ ...clip, ...(isUnread && { unread: isUnread }), updatedAt: now.toISOString() });
      changed.push(id);
    }
    return { ids: changed, result: changed };
  };
}

/**
 * Moves clips to the trash; one that lies there keeps the instant at which it came.
 * `change('trashed', trashClips([id], now()))`
 */
export function trashClips(ids: string[], now: Date): ClipChanger<undefined> {
  return async ({ writer, read }) => {
    const instant = now.toISOString();
    for (const id of ids) {
      const clip = await read(id);
      await writer.putClip({ ...clip, updatedAt: instant, trashedAt: clip.trashedAt ?? instant });
    }
    return { ids, result: undefined };
  };
}

/** Takes clips out of the trash. `change('restored', restoreClips([id], now()))` */
export function restoreClips(ids: string[], now: Date): ClipChanger<undefined> {
  return async ({ writer, read }) => {
    for (const id of ids) {
      const { trashedAt: _trashedAt, ...kept } = await read(id);
      await writer.putClip({ ...kept, updatedAt: now.toISOString() });
    }
    return { ids, result: undefined };
  };
}
