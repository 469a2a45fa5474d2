/** Neither jsdom nor Node 20 has Web Locks. One queue for each name is all of them that is used. */
const queues = new Map<string, Promise<unknown>>();

const locks = {
  request<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const done = (queues.get(name) ?? Promise.resolve()).then(work);
    queues.set(
      name,
      done.catch(() => undefined),
    );
    return done;
  },
};

// Node 20 has no navigator to put them on.
if (typeof navigator === 'undefined') Object.defineProperty(globalThis, 'navigator', { value: { locks } });
else Object.defineProperty(navigator, 'locks', { value: locks });
