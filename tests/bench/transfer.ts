import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { backupFormat } from '../../utils/transfer/backup.ts'
import { ada } from '../e2e/harness/afresh.ts'
import { goTo } from '../e2e/harness/steps.ts'
import { inMs, limitedTo, stated, type Figure } from './figure.ts'
import { withPositions } from './made-profile.ts'
import { connectAs, type Stage } from './stage.ts'

const group = 'transfer'

interface Given {
  id: string
  what: string
  name: string
  bytes: Uint8Array | string
  /** Nothing but zeros, this many, made where it is dropped. */
  zeros?: number
}

const backup = {
  format: backupFormat,
  version: 1,
  person: ada,
  exportedAt: '2026-01-01T00:00:00.000Z',
  readAt: '2026-01-01T00:00:00.000Z',
  access: 'full',
  fields: {},
  sections: {},
}

const zeros = (name: string, size: number): Uint8Array => zipSync({ [name]: new Uint8Array(size) })

/** TABLE of what is refused. */
const bad = (): Given[] => [
  { id: 'large', what: 'a file of 200 MB', name: 'large.zip', bytes: '', zeros: 200_000_000 },
  {
    id: 'bomb',
    what: 'a ZIP bomb of a thousand times its size',
    name: 'bomb.zip',
    bytes: zeros('Skills.csv', 300_000_000),
  },
  {
    id: 'columns',
    what: 'a CSV of 9 MB with other columns',
    name: 'Positions.csv',
    bytes: `Colour,Weight\n${'red,1\n'.repeat(1_500_000)}`,
  },
  {
    id: 'resume',
    what: 'a JSON of 9 MB that is no résumé',
    name: 'package.json',
    bytes: JSON.stringify(Array.from({ length: 300_000 }, (_, n) => ({ name: `package ${n}` }))),
  },
  {
    id: 'member',
    what: 'another member’s backup',
    name: 'theirs.json',
    bytes: JSON.stringify({ ...backup, person: 'Gr4ceS4mpl' }),
  },
  {
    id: 'version',
    what: 'a backup of a newer version',
    name: 'later.json',
    bytes: JSON.stringify({ ...backup, version: 2 }),
  },
]

/** How long bad files and large ones take, and how long the page stands still meanwhile. */
export const measureTransfer = async ({ app }: Stage): Promise<Figure[]> => {
  const page = await connectAs(app, withPositions(300))
  await goTo(page, 'transfer')
  await page.getByTestId('import-drop').waitFor()
  const figures: Figure[] = []
  // The first file starts the worker, as it would for a member.
  for (const { id, what, ...file } of bad()) {
    const { ms, longest } = await timeDrop(page, file, 'error')
    const show = inMs
    figures.push(
      limitedTo({ id: `refuse-${id}`, group, what: `refusing ${what}` }, { value: ms, limit: 1000, show }),
      stated(
        { id: `refuse-${id}-task`, group, what: 'the longest task of the page meanwhile' },
        inMs(longest),
      ),
    )
  }
  const work = Array.from({ length: 300 }, (_, n) => ({
    name: `Engines ${n}, Limited`,
    position: `Engineer of engine ${n}`,
    startDate: `${1960 + (n % 60)}-${String((n % 12) + 1).padStart(2, '0')}`,
  }))
  const { ms, longest } = await timeDrop(
    page,
    { name: 'resume.json', bytes: JSON.stringify({ work }) },
    'import-found',
  )
  return [
    ...figures,
    stated({ id: 'compare-300', group, what: 'comparing 300 jobs with 300, and drawing them' }, inMs(ms)),
    stated({ id: 'compare-300-task', group, what: 'the longest task of the page meanwhile' }, inMs(longest)),
  ]
}

/** Milliseconds from the drop until what tells of the file is painted. */
const timeDrop = (
  page: Page,
  { name, bytes, zeros: size = 0 }: Pick<Given, 'name' | 'bytes' | 'zeros'>,
  testId: string,
): Promise<{ ms: number; longest: number }> => {
  const base64 = Buffer.from(typeof bytes === 'string' ? strToU8(bytes) : bytes).toString('base64')
  return page.evaluate(
    async (given) => {
      const content =
        given.size > 0
          ? new Uint8Array(given.size)
          : Uint8Array.from(atob(given.base64), (letter) => letter.codePointAt(0) ?? 0)
      const file = new File([content], given.name)
      const zone = document.querySelector('[data-testid="import-drop"]')
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(file)
      // What was done to make the file is no part of it.
      await new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve))
      })
      let longest = 0
      const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
      })
      tasks.observe({ type: 'longtask' })
      const started = performance.now()
      const shown = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          const told = document.querySelector(`[data-testid="${given.testId}"]`)
          if (!told?.textContent?.includes(given.name)) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(resolve))
        })
        observer.observe(document, { subtree: true, childList: true, characterData: true })
      })
      zone?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      await shown
      const ms = performance.now() - started
      // The observer hears of a task after it has ended.
      await new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve))
      })
      tasks.disconnect()
      return { ms, longest }
    },
    { name, base64, size, testId },
  )
}
