import { afterAll, describe, expect, it } from 'vitest'
import { startSandbox } from '../../../sandbox/start.ts'
import type { DraftOperation } from '../../../utils/profile/draft.ts'
import { moveOperation } from '../../../utils/profile/entries.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { rowOf, sections, type Section } from '../../../utils/profile/registry.ts'
import { personUrn, positionUrn } from '../../../utils/profile/urn.ts'
import { bodiesOf, clientFor, liveEntry, openDesk, readBaseline, sendAll, type Desk } from './desk.ts'
import { exampleOf, setting, type Someone } from './examples.ts'
import { ada, grace } from './members.ts'

// Entries as wholes: their order, their unknown rows, and what one draft does to several of them.
const sandbox = await startSandbox()
const arrays = await startSandbox({ sections: 'array' })
afterAll(() => Promise.all([sandbox.close(), arrays.close()]))

const everySection = sections.map((section): [string, Section] => [section.id, section])

const adding = (section: Section, id: string, n: number, of: Someone): DraftOperation[] => {
  const entry = { section: section.id, id }
  const rows = section.rows.filter(({ id: row }) => row !== 'memberRichContents')
  return [
    { type: 'add-entry', entry, values: {} },
    ...Object.entries(exampleOf(rows, n, of)).flatMap(([field, value]) =>
      setting({ field, entry }, rowOf(section.id, field).kind, value),
    ),
  ]
}

const move = (desk: Desk, section: string, id: string, to: number): void =>
  desk.edit(moveOperation(desk.baseline(), desk.draft(), section, id, to))

const orderOf = (desk: Desk, section: string): unknown => {
  const order: unknown = desk.live()[`${section}Order`]
  return Array.isArray(order) ? order.map(String) : order
}

const idsOf = (desk: Desk, section: string): string[] =>
  (desk.baseline().sections[section] ?? []).map(({ id }) => id)

describe.each([
  ['Ada', ada],
  ['Grace, with ids beyond 2^53', grace],
])('the order of %s', (_name, someone) => {
  it.each(everySection)('%s', async (_name, section) => {
    const desk = await openDesk(sandbox, someone.person)
    const former = idsOf(desk, section.id)
    desk.edit(...adding(section, 'new-1', 1, someone), ...adding(section, 'new-2', 3, someone))
    move(desk, section.id, 'new-2', 0)
    const requests = desk.requests()
    expect(requests.map(({ path }) => path.endsWith(`/${section.id}`))).toEqual([true, true, false])
    expect(bodiesOf(desk)[2]).toEqual({
      patch: {
        // Of two entries both new, one stands first where nothing was before.
        $set: { [`${section.id}Order`]: ['{{entry-new-2}}', ...former.map(Number), '{{entry-new-1}}'] },
      },
    })
    sandbox.clearRecord()
    await sendAll(desk)
    const [second, ...rest] = idsOf(desk, section.id)
    expect(rest).toHaveLength(former.length + 1)
    expect(orderOf(desk, section.id)).toEqual([second, ...rest])
    expect(rest.slice(0, -1)).toEqual(former)

    // Exact digits on the wire, whatever JavaScript would make of them.
    const update = sandbox.record().find(({ operation }) => operation === 'update')
    const digits = /Order": \[\s*([\d,\s]*?)\s*\]/.exec(String(update?.body))?.[1]?.split(/,\s*/)
    expect(digits).toEqual([second, ...rest])
    expect(sandbox.record().filter(({ operation }) => operation !== 'read')).toHaveLength(3)

    // Deleting needs no order of its own.
    desk.edit(
      ...[second, rest.at(-1)].map((id): DraftOperation => ({
        type: 'remove-entry',
        entry: { section: section.id, id: id ?? '' },
      })),
    )
    expect(desk.requests().map(({ method }) => method)).toEqual(['DELETE', 'DELETE'])
    await sendAll(desk)
    expect(idsOf(desk, section.id)).toEqual(former)
  })
})

describe('an entry that was there', () => {
  it.each(everySection)(
    'of %s keeps what is unknown of it, whichever row changes',
    async (_name, section) => {
      const desk = await openDesk(sandbox, ada.person)
      const [id = ''] = idsOf(desk, section.id)
      const strange = { unheardOf: { deep: [1, null] }, localizedTitle: 'Read-only' }
      sandbox.changeMember(ada.person, (profile) => {
        const entries = Object(profile[section.id])
        return { ...profile, [section.id]: { ...entries, [id]: { ...entries[id], ...strange } } }
      })
      const before = liveEntry(desk, section.id, id)
      const values = exampleOf(section.rows, 2, ada)
      const entry = { section: section.id, id }
      for (const [field, value] of Object.entries(values))
        desk.edit(...setting({ field, entry }, rowOf(section.id, field).kind, value))
      expect(desk.requests()).toHaveLength(1)
      expect(JSON.stringify(bodiesOf(desk))).not.toContain('unheardOf')
      await sendAll(desk)
      expect(liveEntry(desk, section.id, id)).toMatchObject({ ...strange, id: before?.['id'] })
      expect(desk.baseline().sections[section.id]?.find((one) => one.id === id)?.values).toMatchObject(
        strange,
      )
    },
  )

  it.each(everySection)('of %s is edited by nobody after it is deleted elsewhere', async (_name, section) => {
    const desk = await openDesk(sandbox, ada.person)
    const [id = ''] = idsOf(desk, section.id)
    const [title = ''] = section.title
    const entry = { section: section.id, id }
    desk.edit({ type: 'set-text', field: title, entry, locale: 'en_US', text: 'Kept words' })
    sandbox.changeMember(ada.person, (profile) => {
      const { [id]: _gone, ...rest } = Object(profile[section.id])
      return { ...profile, [section.id]: rest, [`${section.id}Order`]: Object.keys(rest).map(Number) }
    })
    const submission = await desk.send()
    expect(submission).toMatchObject({
      state: 'attention',
      steps: [{ state: 'refused', failure: { type: 'gone' } }],
    })
    expect(desk.draft().sections[section.id]?.[id]?.rows[title]).toMatchObject({
      texts: { en_US: 'Kept words' },
    })
    expect(desk.changes()).toMatchObject([
      { type: 'update', problems: [{ severity: 'error', message: 'problem_entry_deleted' }] },
    ])
    desk.edit({ type: 'remove-entry', entry })
    expect(desk.changes()).toEqual([])
  })
})

describe('one send', () => {
  it('makes a position, orders it, and lets a course name it', async () => {
    const desk = await openDesk(sandbox, grace.person)
    const positions = sections.find(({ id }) => id === 'positions')
    if (!positions) throw new Error('No positions')
    const former = idsOf(desk, 'positions')
    const course = { section: 'courses', id: 'new-1' }
    const unmade = positionUrn(grace.person, 'new-1')
    desk.edit(
      { type: 'add-entry', entry: course, values: {} },
      { type: 'set-text', field: 'name', entry: course, locale: 'en_US', text: 'Compiling' },
      { type: 'set-value', field: 'occupation', entry: course, value: unmade },
      ...adding(positions, 'new-1', 1, grace),
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Teacher' },
    )
    move(desk, 'positions', 'new-1', 1)
    sandbox.clearRecord()
    await sendAll(desk)
    const written = sandbox.record().filter(({ operation }) => operation !== 'read')
    expect(written.map(({ operation, path }) => [operation, path.split('/').at(-1)])).toEqual([
      ['create', 'positions'],
      ['update', `(id:${grace.person})`],
      ['create', 'courses'],
    ])
    const [first, made = '', last] = idsOf(desk, 'positions')
    expect([first, last]).toEqual(former)
    expect(desk.baseline().sections['courses']?.[0]?.values['occupation']).toBe(
      positionUrn(grace.person, made),
    )
    expect(BigInt(made)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
  })

  it('does not make what waits for an entry that was refused, and keeps all of it', async () => {
    const desk = await openDesk(sandbox, ada.person)
    const [position, course] = ['positions', 'courses'].map((section) => ({ section, id: 'new-1' }))
    const text = (entry: typeof position, field: string): DraftOperation => ({
      type: 'set-text',
      field,
      entry,
      locale: 'en_US',
      text: 'Words',
    })
    desk.edit(
      { type: 'add-entry', entry: position ?? { section: '', id: '' }, values: {} },
      text(position, 'title'),
      text(position, 'companyName'),
      { type: 'set-value', field: 'startMonthYear', entry: position, value: { year: 1850 } },
      { type: 'add-entry', entry: course ?? { section: '', id: '' }, values: {} },
      text(course, 'name'),
      { type: 'set-value', field: 'occupation', entry: course, value: positionUrn(ada.person, 'new-1') },
    )
    const submission = await desk.send()
    expect(submission.steps.map(({ call, state }) => [call.id, state])).toEqual([
      ['positions/new-1', 'refused'],
      ['courses/new-1', 'skipped'],
    ])
    expect(desk.draft().refusals['positions/new-1/startMonthYear']?.message).toContain('1850')
    expect(desk.changes().map(({ key }) => key)).toEqual(['positions/new-1', 'courses/new-1'])
  })

  it('changes an entry of every section, and nothing else', async () => {
    const desk = await openDesk(sandbox, ada.person)
    const before: Record<string, Json> = desk.live() as Record<string, Json>
    for (const { id: section, title } of sections) {
      const [id = ''] = idsOf(desk, section)
      const entry = { section, id }
      desk.edit({ type: 'set-text', field: title[0] ?? '', entry, locale: 'ja_JP', text: `新 ${section}` })
    }
    sandbox.clearRecord()
    await sendAll(desk)
    expect(sandbox.record().filter(({ operation }) => operation !== 'read')).toHaveLength(13)
    const expected = structuredClone(before)
    for (const { id: section, title } of sections) {
      const [id = ''] = idsOf(desk, section)
      const row = Object(Object(expected[section])[id])[title[0] ?? '']
      Object(row).localized.ja_JP = `新 ${section}`
    }
    expect(desk.live()).toEqual(expected)
  })
})

describe('sections answered as arrays', () => {
  it.each(sandbox.members.map(({ name, id }) => [name, id]))('are read the same: %s', async (_name, id) => {
    sandbox.reset()
    const [asMap, asArray] = await Promise.all(
      [sandbox, arrays].map((one) => readBaseline(clientFor(one, id))),
    )
    expect({ ...asArray, readAt: 0 }).toEqual({ ...asMap, readAt: 0 })
    expect(Object.keys(asMap?.sections ?? {}).length).toBeGreaterThan(1)
  })

  it('are edited the same', async () => {
    const desk = await openDesk(arrays, ada.person)
    const skills = sections.find(({ id }) => id === 'skills')
    if (!skills) throw new Error('No skills')
    desk.edit(...adding(skills, 'new-1', 1, ada))
    move(desk, 'skills', 'new-1', 1)
    await sendAll(desk)
    expect(idsOf(desk, 'skills')).toHaveLength(4)
    expect(orderOf(desk, 'skills')).toEqual(idsOf(desk, 'skills'))
  })
})

it('names the member as the documentation does', () => {
  expect(positionUrn('X', '5')).toBe(`urn:li:position:(${personUrn('X')},5)`)
})
