import type { Page } from 'playwright-core'
import type { App } from '../e2e/harness/app.ts'
import { comparedWith, inMs, rounded, stated, type Figure } from './figure.ts'
import { withPositions } from './made-profile.ts'
import { addressOf, connectAs, paintOf, type Stage } from './stage.ts'
import { median } from './timing.ts'

const popupSize = { width: 380, height: 600 }
/** One opening takes half as long again as another: few say nothing of the next. */
const rounds = 25
const popupRounds = 100
/** Left out: Chromium keeps compiled what has been run more than once or twice, as a member's browser has. */
const warmUps = 5

/** The first of the quick edits can be typed into. */
const usable = '[data-testid="field-headline"] :is(input, textarea)'

const empty = ['empty.html', '#there'] as const

/** Each after an empty page: whatever opens still pays for what the page before it left to be cleared away. */
const paintAfterEmpty = async (...opened: Parameters<typeof paintOf>): Promise<number> => {
  const [app, , , size] = opened
  await paintOf(app, ...empty, size)
  return paintOf(...opened)
}

interface Paints {
  readonly empty: number
  readonly warm: number
  readonly cold: number
}

/** All take turns, so that the machine's moods fall on them alike. */
const popupPaints = async (app: App, address: string): Promise<Paints> => {
  const samples: { empty: number[]; warm: number[]; cold: number[] } = { empty: [], warm: [], cold: [] }
  for (let round = 0; round < warmUps + popupRounds; round += 1) {
    const none = await paintAfterEmpty(app, ...empty, popupSize)
    const warm = await paintAfterEmpty(app, address, usable, popupSize)
    await app.killWorker()
    const cold = await paintAfterEmpty(app, address, usable, popupSize)
    if (round < warmUps) continue
    samples.empty.push(none)
    samples.warm.push(warm)
    samples.cold.push(cold)
  }
  return { empty: median(samples.empty), warm: median(samples.warm), cold: median(samples.cold) }
}

/** The page that the toolbar's button opens, with what its address says. */
const popupNow = async (page: Page): Promise<string> => {
  const address = await page.evaluate((): Promise<string> =>
    Reflect.get(globalThis, 'chrome').action.getPopup({}),
  )
  return address.slice(addressOf('').length)
}

/** Opening the popup, with profiles of several sizes. */
export const measurePopup = async ({ app }: Stage): Promise<Figure[]> => {
  const figures: Figure[] = []
  let smallest: Paints | undefined
  for (const size of [10, 500, 5_000]) {
    const editor = await connectAs(app, withPositions(size))
    const paints = await popupPaints(app, await popupNow(editor))
    await editor.close()
    for (const state of ['warm', 'cold'] as const) {
      const named = {
        id: `popup-${state}-${size}`,
        group: 'popup',
        what: `open → first usable paint, ${state} worker, ${size} entries`,
      }
      figures.push(
        comparedWith(named, {
          value: paints[state],
          peer: paints.empty,
          atMost: 1.5,
          peerName: 'empty page',
          show: inMs,
        }),
      )
    }
    smallest ??= paints
    if (size === 5_000)
      figures.push(
        comparedWith(
          { id: 'popup-flat', group: 'popup', what: 'the same at 5000 entries beside 10, warm worker' },
          // Each beside the empty page of its own minutes: between the two the machine may have changed its mood.
          {
            value: paints.warm / paints.empty,
            peer: smallest.warm / smallest.empty,
            atMost: 1.2,
            peerName: '10 entries',
            show: (ratio) => `${rounded(ratio)} ×`,
          },
        ),
      )
  }
  return figures
}

interface Opened {
  readonly id: string
  readonly what: string
  readonly route: string
  readonly selector: string
}

const editorPaints = async (app: App, opened: readonly Opened[], size: string): Promise<Figure[]> => {
  const samples = [[], ...opened.map(() => [])] as number[][]
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const took = [await paintAfterEmpty(app, ...empty)]
    for (const { route, selector } of opened)
      took.push(await paintAfterEmpty(app, `options.html#/${route}`, selector))
    if (round >= warmUps) for (const [at, ms] of took.entries()) samples[at]?.push(ms)
  }
  const [none = 0, ...paints] = samples.map(median)
  return opened.map(({ id, what }, at) =>
    comparedWith(
      { id, group: 'editor', what: `open → first paint: ${what}, ${size}` },
      { value: paints[at] ?? 0, peer: none, atMost: 2, peerName: 'empty page', show: inMs },
    ),
  )
}

/** Opening the editor: one field, and a long list. */
export const measureEditorPaint = async ({ app }: Stage): Promise<Figure[]> => {
  const headline = { route: 'headline', selector: usable }
  const list = { route: 'positions', selector: '[data-testid="edit-entry"]' }
  await (await connectAs(app)).close()
  const small = await editorPaints(
    app,
    [
      { id: 'editor-paint', what: 'one field', ...headline },
      { id: 'editor-paint-list', what: 'a list of 2', ...list },
    ],
    'usual profile',
  )
  await (await connectAs(app, withPositions(2_000))).close()
  const large = await editorPaints(
    app,
    [
      { id: 'editor-paint-2000', what: 'one field', ...headline },
      { id: 'editor-paint-list-2000', what: 'a list of 2,000', ...list },
    ],
    '2000 entries',
  )
  return [...small, ...large]
}

export const measureEditorRoutes = async ({ app }: Stage): Promise<Figure[]> => {
  const page = await connectAs(app)
  const change = (route: string, selector: string): Promise<number> =>
    page.evaluate(
      ([hash, wanted]) =>
        new Promise<number>((resolve) => {
          const started = performance.now()
          const look = () => {
            if (!document.querySelector(wanted)) return
            observer.disconnect()
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel()
              port1.addEventListener('message', () => resolve(performance.now() - started))
              port1.start()
              port2.postMessage(null)
            })
          }
          const observer = new MutationObserver(look)
          observer.observe(document, { subtree: true, childList: true })
          location.hash = hash
        }),
      [`#/${route}`, selector] as const,
    )
  const took: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    await change('headline', '[data-testid="field-headline"]')
    took.push(await change('summary', '[data-testid="field-summary"]'))
  }
  await page.close()
  const named = { id: 'editor-route', group: 'editor', what: 'route change → painted' }
  const frame = 1000 / 60
  return [stated(named, inMs(median(took)), `one frame: ${inMs(frame)}`, median(took) / frame)]
}
