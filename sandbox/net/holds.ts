/** Answers that a `slow` fault holds back, until their time is over or someone lets them go. */
export type Holds = { wait: (ms?: number) => Promise<void>; release: () => void }

export function openHolds(): Holds {
  const waiting = new Set<() => void>()
  return {
    async wait(ms) {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const go = (): void => resolve(undefined)
      waiting.add(go)
      const timer = ms === undefined ? undefined : setTimeout(go, ms)
      await promise
      clearTimeout(timer)
      waiting.delete(go)
    },
    release() {
      for (const go of waiting) go()
    },
  }
}
