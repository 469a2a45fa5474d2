/** Neither jsdom nor Node 20 has Web Locks. One queue for each name is all of them that is used. */
const queues = new Map<string, Promise<unknown>>();

// Tests of what never stands in a page have no navigator.
if (typeof navigator !== 'undefined') {
  Object.defineProperty(navigator, 'locks', {
    value: {
      request<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
        const done = (queues.get(name) ?? Promise.resolve()).then(work);
        queues.set(
          name,
          done.catch(() => undefined),
        );
        return done;
      },
    },
  });
}
