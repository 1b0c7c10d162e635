import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { JsonObject } from '../../sandbox/json.ts'
import { encodePng } from '../../sandbox/media/png.ts'
import type { DraftOperation } from '../../utils/profile/draft.ts'
import { fields, sections } from '../../utils/profile/registry.ts'
import { positionUrn } from '../../utils/profile/urn.ts'
import type { App } from '../e2e/harness/app.ts'
import { ada, profileOf } from '../e2e/harness/afresh.ts'
import { goTo, waitForPending } from '../e2e/harness/steps.ts'
import { example, setting } from '../utils/every-row/examples.ts'
import { ada as facts } from '../utils/every-row/members.ts'
import { isBuilt } from './features.ts'
import { notBuilt, type Figure } from './figure.ts'
import { keep, sendDraft } from './send-draft.ts'
import { ask, connectAs, type Stage } from './stage.ts'

interface Job {
  readonly id: string
  readonly what: string
  /** The fewest requests that write, by the API's documentation. */
  readonly least: number
  /** Of the profile on LinkedIn, before. */
  readonly change?: (profile: JsonObject) => JsonObject
  /** Leaves a draft on an editor's page of a member connected afresh. */
  readonly prepare: (page: Page, app: App) => Promise<unknown>
  /** A test id without which it can't be done yet. */
  readonly needs?: string
}

const text = (field: string, locale = 'en_US'): DraftOperation => ({
  type: 'set-text',
  field,
  locale,
  text: 'Something else',
})

const newEntry = (section: string, id: string, texts: Record<string, string>): DraftOperation[] => [
  { type: 'add-entry', entry: { section, id }, values: {} },
  ...Object.entries(texts).map(([field, value]): DraftOperation => ({
    type: 'set-text',
    field,
    entry: { section, id },
    locale: 'en_US',
    text: value,
  })),
]

/** Every basic field that can change at the same time, in any way it can: set, deleted, turned round. */
const everyField = (profile: JsonObject): DraftOperation[] =>
  fields.flatMap((field): DraftOperation[] => {
    const { id, kind } = field
    if (kind.type === 'picture') return []
    if (field.deleteOnly) return profile[id] === undefined ? [] : [{ type: 'clear', field: id }]
    if (kind.type === 'order') {
      const order = profile[id]
      // The messengers' order goes with the messengers.
      return Array.isArray(order) && order.length > 1 && kind.section !== 'ims'
        ? [{ type: 'set-value', field: id, value: order.map(String).toReversed() }]
        : []
    }
    // Taking up a language and the names of it is another job.
    if (id === 'supportedLocales') return []
    return setting({ field: id }, kind, example(kind, 1, facts))
  })

/** The profile with a second entry wherever there is one, so that every order can be turned round. */
const withSecondEntries = (profile: JsonObject): JsonObject => {
  const changed = { ...profile }
  for (const { id: section } of sections) {
    const order = profile[`${section}Order`]
    const [first] = Object.values(Object(profile[section]) as JsonObject)
    if (!Array.isArray(order) || order.length !== 1 || first === undefined) continue
    const second = Number(order[0]) + 1
    const copy: JsonObject = { ...(Object(first) as JsonObject), id: second }
    changed[section] = { ...(Object(profile[section]) as JsonObject), [String(second)]: copy }
    changed[`${section}Order`] = [...order, second]
  }
  return changed
}

const countFields = (operations: readonly DraftOperation[]): number =>
  new Set(operations.map((operation) => ('field' in operation ? operation.field : ''))).size

const skills = (count: number): DraftOperation[] =>
  Array.from({ length: count }, (_, n) => newEntry('skills', `new-${n + 1}`, { name: `Skill ${n}` })).flat()

const jobsFor = (profile: JsonObject): Job[] => {
  const every = everyField(withSecondEntries(profile))
  return [
    { id: 'one', what: '1 basic field', least: 1, prepare: (page) => keep(page, [text('headline')]) },
    {
      id: 'five',
      what: '5 basic fields',
      least: 1,
      prepare: (page) =>
        keep(
          page,
          ['headline', 'summary', 'firstName', 'lastName', 'address'].map((id) => text(id)),
        ),
    },
    {
      id: 'every',
      what: `${countFields(every)} basic fields, all that can change together`,
      least: 1,
      change: withSecondEntries,
      prepare: (page) => keep(page, every),
    },
    { id: 'skills', what: '30 new skills', least: 30, prepare: (page) => keep(page, skills(30)) },
    {
      id: 'position',
      what: 'a new position, put first, and a course that names it',
      least: 3,
      prepare: (page) => {
        const order = profile['positionsOrder']
        return keep(page, [
          ...newEntry('positions', 'new-1', { title: 'Engineer', companyName: 'Engines' }),
          {
            type: 'set-value',
            field: 'positionsOrder',
            value: ['new-1', ...(Array.isArray(order) ? order.map(String) : [])],
          },
          ...newEntry('courses', 'new-1', { name: 'Compiling' }),
          {
            type: 'set-value',
            field: 'occupation',
            entry: { section: 'courses', id: 'new-1' },
            value: positionUrn(ada, 'new-1'),
          },
        ])
      },
    },
    {
      id: 'pictures',
      // Of each picture the original and the display rendition are registered and uploaded; one update names all four.
      what: 'both pictures, and a headline with them',
      least: 9,
      needs: 'use-picture',
      prepare: choosePictures,
    },
    {
      id: 'restore',
      what: 'restoring 50 deleted entries from a backup',
      least: 50,
      needs: 'export-backup',
      prepare: restoreSkills,
    },
  ]
}

async function choosePictures(page: Page): Promise<void> {
  const sizes = { profilePicture: [800, 800], backgroundPicture: [1600, 400] } as const
  for (const [route, [width, height]] of Object.entries(sizes)) {
    await goTo(page, route)
    const field = page.getByTestId(`field-${route}`)
    await field.getByTestId('choose-file').setInputFiles({
      name: `${route}.png`,
      mimeType: 'image/png',
      buffer: encodePng(width, height, (x, y) => [(x * 255) / width, (y * 255) / height, (x ^ y) & 255]),
    })
    await page.locator('[data-testid="crop"][data-ready="true"]').waitFor()
    await page.getByTestId('use-picture').click()
    await page.locator('[data-testid="use-picture"][data-state="kept"]').waitFor()
  }
  await keep(page, [text('headline')])
}

async function restoreSkills(page: Page, app: App): Promise<void> {
  await keep(page, skills(50))
  await sendDraft(page)
  const folder = await mkdtemp(join(tmpdir(), 'profile-patch-backup-'))
  try {
    await goTo(page, 'transfer')
    const download = page.waitForEvent('download')
    await page.getByTestId('export-backup').click()
    const backup = join(folder, 'backup.json')
    await (await download).saveAs(backup)
    app.sandbox.changeMember(ada, (profile) => withoutLast(profile, 'skills', 50))
    await ask(page, 'refresh-profile', { person: ada })
    await page.getByTestId('import-file').setInputFiles(backup)
    await page.getByTestId('apply-import').click()
    await waitForPending(page, 50)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const withoutLast = (profile: JsonObject, section: string, count: number): JsonObject => {
  const order = profile[`${section}Order`]
  const ids = Array.isArray(order) ? order : []
  const kept = new Set(ids.slice(0, -count).map(String))
  const entries = Object.entries(Object(profile[section]) as JsonObject).filter(([id]) => kept.has(id))
  return { ...profile, [section]: Object.fromEntries(entries), [`${section}Order`]: ids.slice(0, -count) }
}

const writing = new Set(['update', 'create', 'delete', 'register', 'upload'])

/** A job that can't be done takes its own line and leaves the others theirs. */
const countCalls = async (
  app: App,
  named: Pick<Figure, 'id' | 'group' | 'what'>,
  { least, prepare, change }: Pick<Job, 'least' | 'prepare' | 'change'>,
): Promise<Figure> => {
  const page = await connectAs(app, change)
  try {
    await prepare(page, app)
    app.sandbox.clearRecord()
    await sendDraft(page)
    const requests = app.sandbox.record().filter(({ host }) => host === 'api.linkedin.com')
    const writes = requests.filter(({ operation }) => writing.has(operation)).length
    return {
      ...named,
      figure: String(writes),
      beside: `the least: ${least}; and ${requests.length - writes} reads before and after`,
      ratio: writes / least,
      verdict: writes === least ? 'met' : 'missed',
    }
  } catch (error) {
    console.error(named.what, error, app.errors.take())
    const [reason = ''] = String(error).split('\n')
    return { ...named, figure: '–', beside: `could not be done: ${reason}`, ratio: null, verdict: 'missed' }
  } finally {
    await page.close()
  }
}

/** Requests by job, as the sandbox recorded them. */
export const measureCalls = async ({ app }: Stage): Promise<Figure[]> => {
  const figures: Figure[] = []
  for (const { id, what, least, change, prepare, needs } of jobsFor(profileOf(app))) {
    const named = { id: `calls-${id}`, group: 'calls', what: `requests that write: ${what}` }
    if (needs !== undefined && !isBuilt(needs)) {
      figures.push(notBuilt(named))
      continue
    }
    figures.push(await countCalls(app, named, { least, prepare, ...(change ? { change } : {}) }))
  }
  return figures
}
