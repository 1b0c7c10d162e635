import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { DraftOperation } from '../../utils/profile/draft.ts'
import { comparedWith, inKb, inMs, stated, type Figure } from './figure.ts'
import { withPositions } from './made-profile.ts'
import { keep, sendDraft } from './send-draft.ts'
import { addressOf, connectAs, heapOf, heapOfWorker, type Stage } from './stage.ts'
import { median } from './timing.ts'

const entries = 50
const delay = 100
const rounds = 5

/** How many calls run at once: the journal's constant, which is its own business but for this figure. */
const readParallel = (): number => {
  const journal = readFileSync(join(import.meta.dirname, '../../utils/background/journal.ts'), 'utf8')
  const found = /\bparallel = (\d+)/.exec(journal)?.[1]
  if (found === undefined) throw new Error('journal.ts no longer says how many calls run at once.')
  return Number(found)
}

const newSkills = (count: number): DraftOperation[] =>
  Array.from({ length: count }, (_, n) => {
    const entry = { section: 'skills', id: `new-${n + 1}` }
    return [
      { type: 'add-entry', entry, values: {} },
      { type: 'set-text', field: 'name', entry, locale: 'en_US', text: `Skill ${n}` },
    ] satisfies DraftOperation[]
  }).flat()

/** As many requests, as many at once, with nothing before, between or after them: what the browser and its peer take. */
const sendBare = (page: Page, parallel: number): Promise<number> =>
  page.evaluate(
    async ([count, atOnce]) => {
      let left = count
      const slot = async () => {
        for (; left > 0;) {
          left -= 1
          const answer = await fetch('https://api.linkedin.com/v2/people/id=nobody/skills', {
            method: 'POST',
            headers: { Authorization: 'Bearer none', 'Content-Type': 'application/json' },
            body: '{"name":{"localized":{"en_US":"Skill"}}}',
          })
          await answer.text()
        }
      }
      const started = performance.now()
      await Promise.all(Array.from({ length: atOnce }, slot))
      return performance.now() - started
    },
    [entries, parallel] as const,
  )

/** Fifty entries, with a server that takes its time. */
export const measureSending = async ({ app }: Stage): Promise<Figure[]> => {
  const parallel = readParallel()
  const ideal = delay * Math.ceil(entries / parallel)
  const walls: number[] = []
  const spans: number[] = []
  const bare: number[] = []
  const slow = (): void =>
    app.sandbox.setFaults([
      {
        match: { operation: 'create' },
        nth: 1,
        count: entries,
        fault: { kind: 'slow', ms: delay, act: 'last' },
      },
    ])
  for (let round = 0; round < rounds; round += 1) {
    const page = await connectAs(app)
    await keep(page, newSkills(entries))
    slow()
    app.sandbox.clearRecord()
    walls.push(await sendDraft(page))
    const times = app.sandbox
      .record()
      .filter(({ operation }) => operation === 'create')
      .map(({ at }) => at)
    spans.push(Math.max(...times) - Math.min(...times) + delay)
    slow()
    bare.push(await sendBare(page, parallel))
    app.sandbox.setFaults([])
    await page.close()
  }
  const group = 'sending'
  const peerName = `ideal (${delay} ms × ⌈${entries} / ${parallel}⌉)`
  return [
    comparedWith(
      {
        id: 'send-50',
        group,
        what: `${entries} new entries, each answered after ${delay} ms: from the press to done, with both readings`,
      },
      { value: median(walls), peer: ideal, atMost: 1.15, peerName, show: inMs },
    ),
    stated(
      { id: 'send-50-calls', group, what: 'of it from the first of the fifty requests to the last answer' },
      inMs(median(spans)),
      `${peerName}: ${inMs(ideal)}`,
      median(spans) / ideal,
    ),
    stated(
      { id: 'send-50-bare', group, what: 'the same fifty as bare requests, with nothing written down' },
      inMs(median(bare)),
      `${peerName}: ${inMs(ideal)}`,
      median(bare) / ideal,
    ),
  ]
}

const submissions = 100

/** What stays in memory: of the worker after a long day, of the popup with a large profile. */
export const measureMemory = async ({ app }: Stage): Promise<Figure[]> => {
  const group = 'memory'
  const page = await connectAs(app)
  const heaps: number[] = []
  const times: number[] = []
  for (let n = 1; n <= submissions; n += 1) {
    await keep(page, [{ type: 'set-text', field: 'headline', locale: 'en_US', text: `Engineer ${n}` }])
    times.push(await sendDraft(page))
    if (n % 10 === 0) heaps.push(await heapOfWorker(app))
  }
  await page.close()
  const [early = 0, late = 0] = [heaps[4], heaps.at(-1)]
  await (await connectAs(app, withPositions(5_000))).close()
  const heapAt = async (path: string, selector: string): Promise<number> => {
    const opened = await app.context.newPage()
    await opened.goto(addressOf(path))
    await opened.locator(selector).first().waitFor()
    const heap = await heapOf(opened)
    await opened.close()
    return heap
  }
  const popup = await heapAt('popup.html', '[data-testid="field-headline"]')
  const empty = await heapAt('empty.html', '#there')
  return [
    comparedWith(
      { id: 'worker-heap', group, what: `worker heap after ${submissions} submissions` },
      // Halfway the history is full, and from then on nothing may be added.
      { value: late, peer: early, atMost: 1.1, peerName: `after ${submissions / 2}`, show: inKb },
    ),
    stated(
      { id: 'submission-time', group, what: `one submission, at the end of ${submissions}` },
      inMs(median(times.slice(-10))),
      `the first ten: ${inMs(median(times.slice(0, 10)))}`,
      median(times.slice(-10)) / median(times.slice(0, 10)),
    ),
    stated(
      { id: 'popup-heap', group, what: 'popup heap with 5000 entries' },
      inKb(popup),
      `empty page: ${inKb(empty)}`,
      popup / empty,
    ),
  ]
}
