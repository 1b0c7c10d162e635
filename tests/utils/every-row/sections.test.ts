import { afterAll, describe, expect, it } from 'vitest'
import { startSandbox } from '../../../sandbox/start.ts'
import { rowApplies } from '../../../utils/profile/check.ts'
import type { DraftOperation, Place } from '../../../utils/profile/draft.ts'
import { isObject, type Json, type JsonObject } from '../../../utils/profile/json.ts'
import { isLocalized, type Row } from '../../../utils/profile/kinds.ts'
import { textsIn } from '../../../utils/profile/localized.ts'
import { hasErrors } from '../../../utils/profile/problem.ts'
import { rowOf, sections, type Section } from '../../../utils/profile/registry.ts'
import { toWire } from '../../../utils/profile/wire.ts'
import { bodiesOf, liveEntry, openDesk, sendAll, type Desk } from './desk.ts'
import { exampleOf, setting, wrongExamples, type Someone } from './examples.ts'
import { ada, grace } from './members.ts'

// Every row of every section: blank, set, sent, read back, changed alone, cleared, and wrong. The stand-in was written
// from the documentation and from nothing of the table, so what both say alike is two readings of one page.
const sandbox = await startSandbox()
afterAll(() => sandbox.close())

const members: [string, Someone][] = [
  ['Ada, in three languages', ada],
  ['Grace, with ids beyond 2^53', grace],
]

/** Rich contents are made elsewhere: who has none can name none. */
const rowsFor = ({ rows }: Section, someone: Someone): Row[] =>
  rows.filter(({ id }) => id !== 'memberRichContents' || someone.richContents.length > 0)

const isNeeded = ({ required, expected }: Row): boolean => required === true || expected === true

/** The values of an entry in which this row may stand: all of them, where its neighbours exclude each other. */
const entryWith = (section: Section, row: Row, n: number, someone: Someone): JsonObject => {
  const rows = rowsFor(section, someone)
  const whole = [n, n + 1].map((at) => exampleOf(rows, at, someone))
  return whole.find((values) => rowApplies(row, values)) ?? {}
}

const adding = (section: string, id: string, values: JsonObject): DraftOperation[] => [
  { type: 'add-entry', entry: { section, id }, values: {} },
  ...Object.entries(values).flatMap(([field, value]) =>
    setting({ field, entry: { section, id } }, rowOf(section, field).kind, value),
  ),
]

const wireOf = ({ rows }: Section, values: JsonObject): JsonObject =>
  Object.fromEntries(
    rows.flatMap(({ id, kind }): [string, Json][] => {
      const value = values[id]
      return value === undefined ? [] : [[id, toWire(kind, value)]]
    }),
  )

const errorsAt = (desk: Desk, row: string): string[] =>
  desk
    .changes()
    .flatMap(({ problems }) => problems)
    .filter(({ severity, path }) => severity === 'error' && path[0] === row)
    .map(({ message }) => message)

const withoutId = (entry: unknown): unknown =>
  isObject(entry) ? Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'id')) : entry

describe.each(members)('%s', (_name, someone) => {
  const rows = sections.flatMap((section) =>
    rowsFor(section, someone).map((row): [string, Section, Row] => [
      `${section.id}: ${row.id}`,
      section,
      row,
    ]),
  )

  // What a row takes and refuses does not hang on whose it is.
  it.each(someone === ada ? rows : rows.slice(0, 1))('%s: blank or wrong', async (_name, section, row) => {
    const desk = await openDesk(sandbox, someone.person)
    const values = entryWith(section, row, 1, someone)
    const make = { section: section.id, id: 'new-1' }
    expect(values[row.id]).toBeDefined()

    // Blank.
    const { [row.id]: _blank, ...others } = values
    desk.edit(...adding(section.id, 'new-1', others))
    expect(errorsAt(desk, row.id)).toEqual(isNeeded(row) ? ['problem_required'] : [])
    expect(desk.changes().some(({ problems }) => hasErrors(problems))).toBe(isNeeded(row))
    const forced = await desk.force(
      { type: 'create-entry', section: section.id, entry: 'x' },
      wireOf(section, others),
    )
    expect(forced).toMatchObject(row.required ? { ok: false, failure: { status: 422 } } : { ok: true })

    // Wrong.
    for (const [what, wrong] of wrongExamples(row.kind, someone)) {
      desk.edit({ type: 'set-value', field: row.id, entry: make, value: wrong })
      expect(errorsAt(desk, row.id), `of ${what}`).not.toEqual([])
      const body = { ...wireOf(section, others), [row.id]: wrong }
      const answer = await desk.force({ type: 'create-entry', section: section.id, entry: 'x' }, body)
      expect(answer, `of ${what}`).toMatchObject({ ok: false })
    }
    desk.edit({ type: 'revert-entry', entry: make })
  })

  it.each(rows)('%s: set, changed, cleared', async (_name, section, row) => {
    const desk = await openDesk(sandbox, someone.person)
    const before = desk.live()
    const values = entryWith(section, row, 1, someone)
    desk.edit(...adding(section.id, 'new-1', values))
    expect(bodiesOf(desk)).toEqual([wireOf(section, values)])
    const id = await sendAll(desk)
    const known = () => desk.baseline().sections[section.id]?.find((entry) => entry.id === id)
    expect(known()).toEqual({ id, values: wireOf(section, values) })
    expect(withoutId(liveEntry(desk, section.id, id))).toEqual(wireOf(section, values))

    const place: Place = { field: row.id, entry: { section: section.id, id } }
    // Rows that exclude each other stay as they were, but for the one that decides it.
    const n = 'pending' in values && row.id !== 'pending' ? 3 : 2
    const next = entryWith(section, row, n, someone)[row.id] ?? null
    const changed = isLocalized(row.kind) ? inOneLanguage(values[row.id], next, someone) : next
    expect(changed).not.toEqual(values[row.id])
    desk.edit(...setting(place, row.kind, changed))
    expect(bodiesOf(desk)).toEqual([{ patch: { $set: { [row.id]: toWire(row.kind, changed) } } }])
    await sendAll(desk)
    expect(withoutId(liveEntry(desk, section.id, id))).toEqual(
      wireOf(section, { ...values, [row.id]: changed }),
    )

    desk.edit({ ...place, type: 'clear' })
    expect(errorsAt(desk, row.id)).toEqual(row.required ? ['problem_required'] : [])
    expect(bodiesOf(desk)).toEqual(row.required ? [] : [{ patch: { $delete: [row.id] } }])
    const forced = await desk.force(
      { type: 'update-entry', section: section.id, entry: id },
      { patch: { $delete: [row.id] } },
    )
    expect(forced).toMatchObject(row.required ? { ok: false, failure: { status: 422 } } : { ok: true })
    // Sent twice is cleared once.
    await desk.send()
    const { [row.id]: cleared = null, ...left } = { ...values, [row.id]: changed }
    const now = wireOf(section, row.required ? { ...left, [row.id]: cleared } : left)
    expect(withoutId(liveEntry(desk, section.id, id))).toEqual(now)
    expect(known()?.values).toEqual(now)

    // Nothing else of the member was touched.
    desk.edit({ type: 'revert-entry', entry: { section: section.id, id } })
    desk.edit({ type: 'remove-entry', entry: { section: section.id, id } })
    await sendAll(desk)
    expect(desk.live()).toEqual(
      section.id in before ? before : { ...before, [section.id]: {}, [`${section.id}Order`]: [] },
    )
  })
})

/** The first language anew and all others as they were. */
const inOneLanguage = (value: Json | undefined, next: Json, { locales }: Someone): Json => {
  const [first = ''] = locales
  if (!isObject(value) || !isObject(value['localized']) || !isObject(next) || !isObject(next['localized']))
    return next
  expect(Object.keys(textsIn(value))).toEqual(locales)
  return { ...value, localized: { ...value['localized'], [first]: next['localized'][first] ?? null } }
}
