/** What `patchOnArrival` needs. */
export interface Arrival {
  /** Whether the page at an address may be the member's own profile. */
  readonly mayBeOwn: (address: string) => boolean
  /** Has the rest put on this page. Rejects where that came to nothing. */
  readonly patch: () => Promise<void>
  /** False once the extension was updated, switched off or removed under the page: nobody is left to ask, then. */
  readonly isAlive: () => boolean
  readonly signal: AbortSignal
}

/**
 * How long to wait after each failure, in milliseconds. A worker that was ended amid its answer, or a page that lay in
 * the browser's cache meanwhile, is well again by then.
 */
export const pauses: readonly number[] = [1000, 5000, 25_000]

/**
 * Has the rest of the script put on this page when it first may be the member's own, and that once. Returns what is
 * to be called with each address the page goes to; it rejects with the last failure when no try came to anything,
 * and the next call begins anew.
 */
export function patchOnArrival({
  mayBeOwn,
  patch,
  isAlive,
  signal,
}: Arrival): (address: string) => Promise<void> {
  let isHere = false
  let isPatched = false
  let isAsking = false
  let goOn = (): void => {}

  const ask = async (): Promise<void> => {
    for (const pause of [...pauses, null]) {
      try {
        await patch()
        isPatched = true
        return
      } catch (error) {
        if (!isAlive()) return
        if (pause === null) throw error
        await new Promise<void>((resolve) => {
          goOn = resolve
          setTimeout(resolve, pause)
        })
      }
      if (!isHere || signal.aborted) return
    }
  }

  return async (address) => {
    isHere = mayBeOwn(address)
    if (!isHere || isPatched) return
    if (isAsking) {
      // An arrival is an occasion: no more waiting.
      goOn()
      return
    }
    isAsking = true
    try {
      await ask()
    } finally {
      isAsking = false
    }
  }
}
