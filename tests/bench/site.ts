import type { Page } from 'playwright-core'
import { extensionId } from '../../scripts/launch-browser.ts'
import type { App } from '../e2e/harness/app.ts'
import { inMs, limitedTo, rounded, stated, type Figure } from './figure.ts'
import { connectAs, type Stage } from './stage.ts'
import { median } from './timing.ts'

const group = 'content script'
const nodes = 5_000
const mutationsASecond = 200
const seconds = 3
const rounds = 5

/** Switches the extension off or on, on the browser's own page for it. */
const setEnabled = async (app: App, enabled: boolean): Promise<void> => {
  const page = await app.context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(
    ([id, on]): Promise<unknown> => Reflect.get(globalThis, 'chrome').management.setEnabled(id, on),
    [extensionId, enabled] as const,
  )
  await page.close()
}

/** The member's own profile, filled up to LinkedIn's size. */
const openProfile = async (app: App): Promise<Page> => {
  const page = await app.openSite()
  await page.evaluate((wanted) => {
    const main = document.querySelector('main') ?? document.body
    const { length } = document.querySelectorAll('*')
    for (let made = length; made < wanted; made += 5) {
      const block = document.createElement('div')
      const heading = document.createElement('h3')
      const list = document.createElement('ul')
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = `/feed/update/${made}/`
      link.textContent = `Post ${made}`
      heading.textContent = `Thing ${made}`
      item.append(link)
      list.append(item)
      block.append(heading, list)
      main.append(block)
    }
  }, nodes)
  return page
}

interface Spent {
  /** Milliseconds of script in a second, of the processor's time: what else the machine does is not counted. */
  readonly script: number
  /** Milliseconds of anything in a second, likewise. */
  readonly task: number
  readonly longTasks: number
  readonly longest: number
}

/** What a page spends in some seconds, left alone or changed many times a second. */
const watch = async (page: Page, mutations: number): Promise<Spent> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }
  const before = await read()
  const long = await page.evaluate(
    ([rate, time]) =>
      new Promise<number[]>((resolve) => {
        const long: number[] = []
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) long.push(duration)
        })
        observer.observe({ type: 'longtask', buffered: false })
        const main = document.querySelector('main') ?? document.body
        const started = performance.now()
        let made = 0
        const end = () => {
          observer.disconnect()
          resolve(long)
        }
        if (rate === 0) {
          setTimeout(end, time * 1000)
          return
        }
        const timer = setInterval(() => {
          const now = performance.now() - started
          // As many as are due: timers come late on a busy machine.
          for (const due = (now / 1000) * rate; made < due; made += 1) {
            const old = made % 2 === 1 ? main.querySelector(':scope > .mutated') : null
            if (old) old.remove()
            else {
              const element = document.createElement('div')
              element.className = 'mutated'
              element.textContent = `Mutation ${made}`
              main.append(element)
            }
          }
          if (now < time * 1000) return
          clearInterval(timer)
          end()
        }, 5)
      }),
    [mutations, seconds] as const,
  )
  const after = await read()
  await session.detach()
  const perSecond = (name: string): number => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / seconds
  return {
    script: perSecond('ScriptDuration'),
    task: perSecond('TaskDuration'),
    longTasks: long.length,
    longest: Math.max(0, ...long),
  }
}

const typical = (spent: readonly Spent[]): Spent => ({
  script: median(spent.map(({ script }) => script)),
  task: median(spent.map(({ task }) => task)),
  longTasks: Math.min(...spent.map(({ longTasks }) => longTasks)),
  longest: median(spent.map(({ longest }) => longest)),
})

/** How long a page that has its buttons takes to come to rest, in milliseconds: it is looked at once more after a while. */
const settled = 3000

const waitForButton = (page: Page): Promise<void> =>
  page.locator('[data-profile-patch][data-section="summary"]').waitFor({ state: 'attached' })

type Place = 'busy' | 'still' | 'feed'

const watchPlaces = async (app: App, hasButtons: boolean): Promise<Record<Place, Spent>> => {
  const profile = await openProfile(app)
  if (hasButtons) await waitForButton(profile)
  await profile.waitForTimeout(settled)
  const still = await watch(profile, 0)
  const busy = await watch(profile, mutationsASecond)
  await profile.close()
  const elsewhere = await app.openSite('/feed/')
  const feed = await watch(elsewhere, mutationsASecond)
  await elsewhere.close()
  return { busy, still, feed }
}

/** What the content script costs a page of LinkedIn's size, beside the same page in the same browser without it. */
export const measureSite = async ({ app }: Stage): Promise<Figure[]> => {
  await (await connectAs(app)).close()
  const withIt: Record<Place, Spent>[] = []
  const without: Record<Place, Spent>[] = []
  const delays: Delay[] = []
  for (let round = 0; round < rounds; round += 1) {
    withIt.push(await watchPlaces(app, true))
    delays.push(...(await watchButtons(app)))
    await setEnabled(app, false)
    without.push(await watchPlaces(app, false))
    await setEnabled(app, true)
  }
  const of = (spent: readonly Record<Place, Spent>[], place: Place): Spent =>
    typical(spent.map((places) => places[place]))
  // Of neighbours in time, because what else the machine does makes a page's own script slower too.
  const added = (place: Place): number =>
    median(withIt.map((places, at) => places[place].script - (without[at]?.[place].script ?? Number.NaN)))
  /** What runs of the very same page without the extension differ by: less than that can't be measured. */
  const noise = (place: Place): number => {
    const scripts = without.map((places) => places[place].script)
    return Math.max(1, Math.max(...scripts) - Math.min(...scripts))
  }
  const beside = (place: Place): string =>
    `the page without it: ${rounded(of(without, place).script)} ms script, ${rounded(of(without, place).task)} ms in all`
  const perSecond = (ms: number): string => `${rounded(ms)} ms/s`
  const frames = delays.map((delay) => delay.frames)
  return [
    limitedTo(
      {
        id: 'site-long-tasks',
        group,
        what: `long tasks added, ${nodes} nodes and ${mutationsASecond} mutations a second`,
      },
      {
        value: Math.max(0, of(withIt, 'busy').longTasks - of(without, 'busy').longTasks),
        limit: 0,
        show: String,
      },
    ),
    stated(
      { id: 'site-busy', group, what: 'script time added there' },
      perSecond(added('busy')),
      beside('busy'),
      added('busy') / 1000,
    ),
    limitedTo(
      { id: 'site-still', group, what: `script time added to the same page at rest (${beside('still')})` },
      { value: Math.max(0, added('still')), limit: noise('still'), show: perSecond },
    ),
    limitedTo(
      {
        id: 'site-feed',
        group,
        what: `script time added elsewhere on the site, ${mutationsASecond} mutations a second (${beside('feed')})`,
      },
      { value: Math.max(0, added('feed')), limit: noise('feed'), show: perSecond },
    ),
    limitedTo(
      { id: 'site-button', group, what: 'heading appears → button painted, in frames' },
      {
        value: Math.max(...frames),
        limit: 1,
        show: (value) => `${value} ${value === 1 ? 'frame' : 'frames'}`,
      },
    ),
    stated(
      { id: 'site-button-time', group, what: 'heading appears → button is in the page' },
      inMs(median(delays.map(({ ms }) => ms))),
      `one frame: ${inMs(1000 / 60)}`,
      median(delays.map(({ ms }) => ms)) / (1000 / 60),
    ),
  ]
}

interface Delay {
  readonly ms: number
  /** 1: the button is painted in the very frame that first shows the heading. */
  readonly frames: number
}

/** Takes a card with its button away and puts a fresh one in its place, as the site does. */
const watchButtons = async (app: App): Promise<Delay[]> => {
  const page = await openProfile(app)
  await waitForButton(page)
  const delays: Delay[] = []
  for (let n = 0; n < 5; n += 1) {
    delays.push(
      await page.evaluate(
        () =>
          new Promise<Delay>((resolve) => {
            const host = document.querySelector('[data-profile-patch][data-section="summary"]')
            const card = host?.closest('section')
            if (!host || !card) throw new Error('There is no card with a button.')
            const fresh = card.cloneNode(true) as Element
            fresh.querySelector('[data-profile-patch]')?.remove()
            let frames = 0
            const count = () => {
              frames += 1
              requestAnimationFrame(count)
            }
            const observer = new MutationObserver(() => {
              if (!fresh.querySelector('[data-profile-patch]')) return
              observer.disconnect()
              resolve({ ms: performance.now() - started, frames })
            })
            observer.observe(fresh, { subtree: true, childList: true })
            const started = performance.now()
            requestAnimationFrame(count)
            card.replaceWith(fresh)
          }),
      ),
    )
  }
  await page.close()
  return delays
}
