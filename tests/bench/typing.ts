import type { Page } from 'playwright-core'
import { ada } from '../e2e/harness/afresh.ts'
import { comparedWith, inKb, inMs, limitedTo, rounded, stated, type Figure } from './figure.ts'
import { editsOf, withPositions } from './made-profile.ts'
import { addressOf, ask, connectAs, type Stage } from './stage.ts'
import { median } from './timing.ts'

const keystrokes = 20
/** Run before they are compiled: left out. */
const firstOnes = 10
const frame = 1000 / 60
const longList = 2_000

interface Keystroke {
  /** Milliseconds from the key's own time stamp until the frame with its letter is painted. */
  readonly toPaint: number
  /** Milliseconds of that the page computed: handling the input, and drawing the frame. */
  readonly busy: number
}

/** Types into a control, one letter after the other, each after the last was painted. */
const type = async (page: Page, selector: string): Promise<Keystroke[]> => {
  const control = page.locator(selector).first()
  await control.waitFor()
  await control.focus()
  await page.evaluate(() => {
    const state: { taken?: Keystroke } = {}
    const afterTask = (then: () => void) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then)
      port1.start()
      port2.postMessage(null)
    }
    const begin = (event: KeyboardEvent) => {
      const started = performance.now()
      let handling = 0
      // By the time it has come up here, the screen's own listener has run and drawn what follows from it.
      const handled = () => {
        handling = performance.now() - started
      }
      window.addEventListener('input', handled, { once: true })
      requestAnimationFrame(() => {
        const drawing = performance.now()
        afterTask(() => {
          const now = performance.now()
          state.taken = { toPaint: now - event.timeStamp, busy: handling + (now - drawing) }
        })
      })
    }
    window.addEventListener('keydown', begin, { capture: true })
    Reflect.set(globalThis, 'keystroke', () => {
      const { taken } = state
      delete state.taken
      return taken
    })
  })
  const taken: Keystroke[] = []
  for (let n = 0; n < keystrokes + firstOnes; n += 1) {
    await page.keyboard.press('x')
    const handle = await page.waitForFunction(
      () => Reflect.get(globalThis, 'keystroke')() as Keystroke | undefined,
    )
    const keystroke = await handle.jsonValue()
    if (n >= firstOnes && keystroke) taken.push(keystroke)
  }
  return taken
}

const openEmpty = async ({ app }: Stage): Promise<Page> => {
  const page = await app.context.newPage()
  await page.goto(addressOf('empty.html'))
  return page
}

/** A letter typed into the headline, in the editor; beside a bare text box in an empty page. */
export const measureKeystrokes = async (stage: Stage): Promise<Figure[]> => {
  const empty = await openEmpty(stage)
  const bare = await type(empty, '#typed')
  await empty.close()
  const floor = median(bare.map(({ toPaint }) => toPaint))
  const figures: Figure[] = []
  for (const size of [10, 5_000]) {
    const page = await connectAs(stage.app, withPositions(size))
    await page.goto(addressOf('options.html#/headline'))
    const typed = await type(page, '[data-testid="field-headline"] [data-testid="locale-en_US"]')
    await page.close()
    figures.push(
      limitedTo(
        {
          id: `keystroke-busy-${size}`,
          group: 'editor',
          what: `keystroke: computing until painted, ${size} entries`,
        },
        { value: median(typed.map(({ busy }) => busy)), limit: frame, show: inMs },
      ),
      stated(
        {
          id: `keystroke-paint-${size}`,
          group: 'editor',
          what: `keystroke → paint with the wait for the frame, ${size} entries`,
        },
        inMs(median(typed.map(({ toPaint }) => toPaint))),
        `a bare text box: ${inMs(floor)}`,
        median(typed.map(({ toPaint }) => toPaint)) / floor,
      ),
    )
  }
  return [...figures, await measureKeystrokeInList(stage)]
}

/** A letter typed into the title of an entry that is open in a long list. */
const measureKeystrokeInList = async ({ app }: Stage): Promise<Figure> => {
  const page = await connectAs(app, withPositions(longList))
  await page.goto(addressOf('options.html#/positions'))
  await page.getByTestId('edit-entry').nth(3).click()
  const typed = await type(page, '[data-testid="row-title"] [data-testid="locale-en_US"]')
  await page.close()
  return limitedTo(
    {
      id: 'keystroke-busy-list',
      group: 'editor',
      what: `keystroke: computing until painted, in an entry of a list of ${longList}`,
    },
    { value: median(typed.map(({ busy }) => busy)), limit: frame, show: inMs },
  )
}

interface Written {
  readonly ms: number
  readonly bytes: number
}

/** Sends one edit after the other as a keystroke does: until its draft is in storage, and what the storage was given. */
const write = async (page: Page, times: number): Promise<Written> => {
  const samples = await page.evaluate(
    async ([person, count]) => {
      const { runtime, storage } = Reflect.get(globalThis, 'chrome')
      const taken: { ms: number; bytes: number }[] = []
      for (let n = 0; n < count; n += 1) {
        const { promise: written, resolve } = Promise.withResolvers<{ at: number; bytes: number }>()
        const listener = (changes: Record<string, { newValue?: unknown }>) => {
          if (!changes[`draft:${person}`]) return
          const texts = Object.entries(changes).map(
            ([key, { newValue }]) => key + (JSON.stringify(newValue) ?? ''),
          )
          resolve({ at: performance.now(), bytes: new TextEncoder().encode(texts.join('')).length })
        }
        storage.onChanged.addListener(listener)
        const started = performance.now()
        const operation = { type: 'set-text', field: 'headline', locale: 'en_US', text: `Engineer ${n}` }
        await runtime.sendMessage({ name: 'edit-draft', request: { person, operation } })
        const { at, bytes } = await written
        storage.onChanged.removeListener(listener)
        taken.push({ ms: at - started, bytes })
      }
      return taken
    },
    [ada, times] as const,
  )
  const warm = samples.slice(Math.floor(times / 4))
  return { ms: median(warm.map(({ ms }) => ms)), bytes: median(warm.map(({ bytes }) => bytes)) }
}

/** A keystroke on its way to the disk: it may not cost more on a large profile. */
export const measureStorage = async ({ app }: Stage): Promise<Figure[]> => {
  const group = 'storage'
  const taken: Written[] = []
  for (const size of [10, 5_000]) {
    const page = await connectAs(app, withPositions(size))
    taken.push(await write(page, 20))
    await page.close()
  }
  const [small = { ms: 0, bytes: 0 }, large = small] = taken
  const page = await connectAs(app, withPositions(5_000))
  await page.evaluate(
    async ([person, draft]) => {
      const { storage } = Reflect.get(globalThis, 'chrome')
      await storage.local.set({ [`draft:${person}`]: { version: 1, value: JSON.parse(draft) } })
    },
    [ada, JSON.stringify(editsOf(500))] as const,
  )
  const edited = await write(page, 12)
  await ask(page, 'edit-draft', { person: ada, operation: { type: 'discard' } })
  await page.close()
  const besideSmall = { atMost: 1.5, peerName: '10 entries' }
  return [
    comparedWith(
      { id: 'write-time', group, what: 'keystroke → written, 5000 entries' },
      { value: large.ms, peer: small.ms, show: inMs, ...besideSmall },
    ),
    comparedWith(
      { id: 'write-bytes', group, what: 'bytes written a keystroke, 5000 entries' },
      { value: large.bytes, peer: small.bytes, show: inKb, ...besideSmall },
    ),
    stated(
      { id: 'write-time-draft', group, what: 'keystroke → written, 5000 entries of which 500 are edited' },
      inMs(edited.ms),
      `none edited: ${inMs(large.ms)}`,
      edited.ms / large.ms,
    ),
    stated(
      { id: 'write-bytes-draft', group, what: 'bytes written a keystroke, 500 entries edited' },
      inKb(edited.bytes),
      `none edited: ${inKb(large.bytes)}`,
      edited.bytes / large.bytes,
    ),
  ]
}

/** A long list, turned through by the wheel. */
export const measureScrolling = async ({ app }: Stage): Promise<Figure[]> => {
  const count = longList
  const page = await connectAs(app, withPositions(count))
  await page.goto(addressOf('options.html#/positions'))
  await page.getByTestId('edit-entry').first().waitFor()
  const rows = page.getByTestId(/^entry-\d+$/)
  const before = await rows.count()
  await page.evaluate(() => {
    const frames: number[] = []
    const long: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration)
    })
    observer.observe({ type: 'longtask', buffered: false })
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Reflect.set(globalThis, 'scrolled', () => ({ frames, long }))
  })
  await page.mouse.move(700, 400)
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 800)
  const { frames, long } = await page.evaluate(
    () => Reflect.get(globalThis, 'scrolled')() as { frames: number[]; long: number[] },
  )
  const drawn = Math.max(before, await rows.count())
  await page.close()
  return [
    {
      id: 'list-drawn',
      group: 'editor',
      what: `entries drawn of a list of ${count}`,
      figure: String(drawn),
      beside: 'aim: what is in sight, and some more',
      ratio: drawn / count,
      verdict: drawn <= 200 ? 'met' : 'missed',
    },
    limitedTo(
      {
        id: 'list-long-tasks',
        group: 'editor',
        what: 'long tasks (over 50 ms) while it is scrolled through',
      },
      { value: long.length, limit: 0, show: (value) => String(value) },
    ),
    stated(
      { id: 'list-frames', group: 'editor', what: 'longest frame meanwhile' },
      inMs(Math.max(...frames)),
      `median ${rounded(median(frames))} ms`,
    ),
  ]
}
