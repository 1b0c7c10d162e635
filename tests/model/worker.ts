import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { vi } from 'vitest'
import type { Alarms } from 'webextension-polyfill'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { InProcessSandbox } from '../../sandbox/in-process.ts'
import { watchAlarms } from '../../utils/background/alarms.ts'
import { client } from '../../utils/background/client.ts'
import { handlers } from '../../utils/background/handlers.ts'
import { forgetLife, wakeAll } from '../../utils/background/outbox.ts'
import { browser } from '../../utils/browser/api.ts'
import { dispatch } from '../../utils/browser/dispatch.ts'
import type { MessageName, ReplyOf, RequestOf } from '../../utils/browser/messages.ts'

/** Where a life of the worker ends: at the n-th thing it asks of the browser, before or after that is done. */
export interface Death {
  operation: number
  when: 'before' | 'after'
}

export interface Troubles {
  deaths: readonly Death[]
  /** From this operation on, so many writes to the disk are refused. */
  full: { from: number; writes: number } | null
  /** How long LinkedIn holds an answer that is slow, in milliseconds. */
  holdsFor: number
}

export const noTroubles: Troubles = { deaths: [], full: null, holdsFor: 1_000 }

interface Timer {
  at: number
  fire: () => void
}

/**
 * The worker's real modules in a browser that a test holds in its hands: time passes when it says so, the disk fills up,
 * and the worker dies at any of its operations. What a dead life still waits for never comes.
 */
export interface Browser {
  now: () => number
  /** Asks the worker, waking it where it sleeps; undefined where it died over it, or where nothing came of it. */
  ask: <N extends MessageName>(name: N, request: RequestOf<N>) => Promise<ReplyOf<N> | undefined>
  /** Until nothing happens any more without time passing. */
  settle: () => Promise<void>
  /** Lets time pass until the next thing happens; false where nothing will. */
  pass: () => Promise<boolean>
  wait: (ms: number) => void
  begin: (troubles: Troubles) => void
  /** The worker ends, as it does when idle. */
  kill: () => void
  /** The browser closes and opens again, or the extension is updated. */
  restart: (keepsAlarms: boolean) => Promise<void>
  isAlive: () => boolean
  requestsUnderWay: () => number
  /** LinkedIn still has something it has not acted on or answered, whether anybody waits for it or not. */
  isHeld: () => boolean
  alarms: () => string[]
  /** Between two operations: what a dead life left is not undone. */
  operations: () => number
}

const lives = new AsyncLocalStorage<number>()
const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The fake's own doings, taken once: what is put in their place calls them. */
const real = { local: { ...fakeBrowser.storage.local }, session: { ...fakeBrowser.storage.session } }

export const openBrowser = (sandbox: InProcessSandbox, startsAt: number): Browser => {
  let now = startsAt
  let life = 0
  let isAlive = false
  let operations = 0
  let underWay = 0
  let troubles = noTroubles
  let isArmed = false
  let refusedWrites = 0
  /** Up to this operation nothing dies: without alarms, a worker that can't do a single thing is the browser's fault. */
  let spared = 0
  let timers: Timer[] = []
  let holds: Timer[] = []
  const alarms = new Map<string, { at: number; period: number | null }>()
  let locks = new Map<string, Promise<unknown>>()

  const kill = () => {
    isAlive = false
    locks = new Map()
  }

  /** One thing the worker asks of the browser. */
  const operate = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = lives.getStore()
    const isDead = () => !isAlive || mine !== life
    if (isDead()) return never()
    operations += 1
    const at = operations
    const diesHere = (when: Death['when']) =>
      isArmed && at > spared && troubles.deaths.some((death) => death.operation === at && death.when === when)
    if (diesHere('before')) {
      kill()
      return never()
    }
    // A refusal is an outcome like any other, and does not come to the dead.
    const outcome = await work().then(
      (value) => ({ ok: true as const, value }),
      (error: unknown) => ({ ok: false as const, error }),
    )
    if (isDead()) return never()
    if (diesHere('after')) {
      kill()
      return never()
    }
    if (outcome.ok) return outcome.value
    throw outcome.error
  }

  const refuseWrite = (): boolean => {
    const { full } = troubles
    if (!isArmed || !full || operations < full.from || refusedWrites >= full.writes) return false
    refusedWrites += 1
    return true
  }

  for (const name of ['local', 'session'] as const) {
    const area = real[name]
    Object.assign(fakeBrowser.storage[name], {
      get: (keys: string) => operate(() => area.get(keys)),
      set: (values: Record<string, unknown>) =>
        operate(() =>
          name === 'local' && refuseWrite()
            ? Promise.reject(new Error('QUOTA_BYTES quota exceeded'))
            : area.set(values),
        ),
      remove: (keys: string) => operate(() => area.remove(keys)),
    })
  }
  Object.assign(browser.alarms, {
    create: (name: string, { when, delayInMinutes = 0, periodInMinutes }: Alarms.CreateAlarmInfoType) =>
      operate(() => {
        const period = periodInMinutes === undefined ? null : periodInMinutes * 60_000
        alarms.set(name, { at: when ?? now + delayInMinutes * 60_000, period })
        return Promise.resolve()
      }),
    clear: (name: string) => operate(() => Promise.resolve(alarms.delete(name))),
  })
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: <T>(name: string, work: () => Promise<T>): Promise<T> => {
        if (!isAlive || lives.getStore() !== life) return never()
        const done = (locks.get(name) ?? Promise.resolve()).then(work)
        locks.set(
          name,
          done.catch(() => undefined),
        )
        return done
      },
    },
  })
  vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
    operate(async () => {
      underWay += 1
      const recorded = sandbox.record().length
      const asked = sandbox.fetch(address, init)
      if (sandbox.record()[recorded]?.fault?.kind === 'slow')
        holds.push({ at: now + troubles.holdsFor, fire: () => sandbox.release() })
      try {
        return await asked
      } finally {
        underWay -= 1
      }
    }),
  )
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const late = new AbortController()
    timers.push({ at: now + ms, fire: () => late.abort(new DOMException('', 'TimeoutError')) })
    return late.signal
  })
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  vi.spyOn(crypto.subtle, 'digest').mockImplementation((_name, data) => {
    const hash = createHash('sha256')
      .update(Buffer.from(data as Uint8Array))
      .digest()
    return Promise.resolve(new Uint8Array(hash).buffer)
  })

  const settle = async () => {
    let seen = -1
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await tick()
      const happened = operations + sandbox.record().length
      if (happened !== seen) quiet = 0
      seen = happened
    }
  }

  /** As the browser starts the worker: its listeners first, then what it does by itself. */
  const wake = () => {
    if (isAlive) return
    life += 1
    isAlive = true
    forgetLife()
    fakeBrowser.alarms.onAlarm.removeAllListeners()
    lives.run(life, () => {
      watchAlarms()
      void wakeAll(client)
    })
  }

  const fireAlarm = (name: string) => {
    const period = alarms.get(name)?.period ?? null
    if (period === null) alarms.delete(name)
    else alarms.set(name, { at: now + period, period })
    wake()
    lives.run(life, () => void fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: now }))
  }

  return {
    now: () => now,
    settle,
    kill,
    ask: async (name, request) => {
      wake()
      let reply: unknown
      const asked = lives.run(life, () => dispatch(handlers, { name, request }, 'page'))
      // It may never come, and a refusal is none.
      void asked
        .then((answer) => {
          if (answer?.state === 'done') ({ reply } = answer)
          return reply
        })
        .catch(() => undefined)
      await settle()
      return reply as ReplyOf<typeof name> | undefined
    },
    pass: async () => {
      if (underWay === 0) timers = []
      const next = [
        ...timers,
        ...holds,
        ...[...alarms].map(([name, { at }]): Timer => ({ at, fire: () => fireAlarm(name) })),
      ].toSorted((a, b) => a.at - b.at)[0]
      if (!next) return false
      now = Math.max(now, next.at)
      timers = timers.filter((timer) => timer !== next)
      holds = holds.filter((hold) => hold !== next)
      next.fire()
      await settle()
      return true
    },
    wait: (ms) => {
      now += ms
      // LinkedIn does not sleep with the computer.
      for (const hold of holds.filter(({ at }) => at <= now)) hold.fire()
      holds = holds.filter(({ at }) => at > now)
    },
    begin: (begun) => {
      troubles = begun
      isArmed = true
      operations = 0
      spared = 0
      refusedWrites = 0
    },
    restart: async (keepsAlarms) => {
      kill()
      await settle()
      const held = Object.keys(await real.session.get(null))
      await real.session.remove(held)
      if (!keepsAlarms) {
        alarms.clear()
        spared = operations + 1
      }
      wake()
      await settle()
    },
    isAlive: () => isAlive,
    requestsUnderWay: () => underWay,
    isHeld: () => holds.length > 0,
    alarms: () => [...alarms.keys()],
    operations: () => operations,
  }
}

/** What is stored, read past all that can go wrong. */
export const readStored = async (area: 'local' | 'session', key: string): Promise<unknown> =>
  (await real[area].get(key))[key]
