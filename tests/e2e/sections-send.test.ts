import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { FaultKind } from '../../sandbox/start.ts'
import { ada, connectAfresh, grace, profileOf } from './harness/afresh.ts'
import {
  addEntry,
  creates,
  editEntry,
  englishOf,
  entriesOf,
  entry,
  fillNeeded,
  headButton,
  openSection,
  orderOf,
  removeEntry,
  row,
  typeRow,
  writes,
} from './harness/entries.ts'
import { bringAlarmForward, goTo, review, send, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const app = useApp()
const max = 'M4xM4ny321'

/** The names of the skills LinkedIn holds, in its order. */
const skillNames = (person = ada): string[] => {
  const skills = entriesOf(app(), 'skills', person)
  return orderOf(app(), 'skills', person).map((id) => String(englishOf(skills[id], 'name')))
}
const seeds = ['Programming', 'Mathematics', 'Writing']

const stateOf = (page: Page, state: string): Locator =>
  page
    .getByTestId('submission')
    .first()
    .and(page.locator(`[data-state="${state}"]`))

const stepsIn = (page: Page, state: string): Locator =>
  page
    .getByTestId('submission')
    .first()
    .getByTestId('step')
    .and(page.locator(`[data-state="${state}"]`))

/** Pastes a list of skills and takes all of it. */
const pasteSkills = async (page: Page, names: readonly string[]): Promise<void> => {
  await openSection(page, 'skills')
  await page.getByTestId('bulk-add').click()
  await page.getByTestId('bulk-text').fill(names.join('\n'))
  await expect.poll(() => page.getByTestId('bulk-item').count()).toBe(names.length)
  await page.getByTestId('bulk-apply').click()
  await waitForPending(page, names.length)
}

/** One new skill, reviewed and sent while LinkedIn answers its creation so; ends in the outbox. */
const skillSentAgainst = async (fault: FaultKind): Promise<Page> => {
  const page = await connectAfresh(app())
  await openSection(page, 'skills')
  await typeRow(await addEntry(page, 'new-1'), 'name', 'Looms')
  await waitForPending(page, 1)
  await review(page)
  app().sandbox.setFaults([{ match: { operation: 'create' }, nth: 1, fault }])
  await page.getByTestId('send').click()
  await page.getByTestId('submission').first().waitFor()
  return page
}

const expectOneLoom = async (page: Page): Promise<void> => {
  await stateOf(page, 'done').waitFor()
  await waitForPending(page, 0)
  expect(skillNames()).toEqual([...seeds, 'Looms'])
  expect(await page.getByTestId('submission').getByTestId('error').count()).toBe(0)
  await openSection(page, 'skills')
  expect(await page.getByTestId(/^entry-\d+$/).count()).toBe(4)
}

describe('one send', () => {
  test('makes a position, puts it first, and lets a course name it', async () => {
    const page = await connectAfresh(app(), { member: grace })
    const former = orderOf(app(), 'positions', grace)
    await openSection(page, 'positions')
    await fillNeeded(await addEntry(page, 'new-1'), 'positions', 'Brand new')
    for (const place of [1, 0]) {
      await headButton(page, 'new-1', 'move-up').click()
      await expect
        .poll(async () => (await page.getByTestId(/^entry-/).evaluateAll(testIdsOf)).indexOf('entry-new-1'))
        .toBe(place)
    }
    await waitForPending(page, 2)
    await openSection(page, 'courses')
    const course = await addEntry(page, 'new-1')
    await typeRow(course, 'name', 'Compiling')
    await row(course, 'occupation')
      .getByTestId('value')
      .selectOption(`urn:li:position:(urn:li:person:${grace},new-1)`)
    await waitForPending(page, 3)

    const shown = await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(writes(app()).map(({ operation }) => operation)).toEqual(['create', 'update', 'create'])
    const order = orderOf(app(), 'positions', grace)
    const [made = ''] = order
    expect(order).toEqual([made, ...former])
    // Beyond 2^53, and yet to the digit.
    expect(BigInt(made)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
    const update = String(writes(app())[1]?.body)
    expect(update.replaceAll(/\s/g, '')).toBe(`{"patch":{"$set":{"positionsOrder":[${order.join()}]}}}`)
    const [taken] = Object.values(entriesOf(app(), 'courses', grace))
    expect(taken?.['occupation']).toBe(`urn:li:position:(urn:li:person:${grace},${made})`)
    expect(
      shown.map(({ body }) => body.replaceAll('"{{entry-new-1}}"', made).replaceAll('{{entry-new-1}}', made)),
    ).toEqual(writes(app()).map(({ body }) => body))
  })

  test('of thirty pasted skills with one refused leaves that one in the draft, with LinkedIn’s words', async () => {
    const page = await connectAfresh(app())
    const names = Array.from({ length: 30 }, (_, index) => `Skill no. ${index + 1}`)
    await pasteSkills(page, names)
    expect((await review(page)).length).toBe(30)
    const message = '/name: is not to LinkedIn’s taste'
    app().sandbox.setFaults([
      {
        match: { operation: 'create' },
        nth: 15,
        fault: { kind: 'status', status: 422, body: { status: 422, message } },
      },
    ])
    await send(page, 'attention')
    await waitForPending(page, 1)
    expect(await stepsIn(page, 'done').count()).toBe(29)
    expect(await stepsIn(page, 'refused').count()).toBe(1)
    const refused = creates(app()).find(({ status }) => status === 422)
    const name = englishOf(JSON.parse(String(refused?.body)), 'name')
    expect(skillNames().toSorted()).toEqual([...seeds, ...names.filter((other) => other !== name)].toSorted())
    expect(creates(app()).length).toBe(30)

    await openSection(page, 'skills')
    const left = page.getByTestId(/^entry-new-/)
    expect(await left.count()).toBe(1)
    await left.getByTestId('edit-entry').click()
    await left.getByTestId('error').first().waitFor()
    expect((await left.getByTestId('error').allTextContents()).join(' ')).toContain(message)
    expect(await left.getByTestId('locale-en_US').inputValue()).toBe(name)
    // Put right, it goes.
    await left.getByTestId('locale-en_US').fill('A better name')
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(skillNames().at(-1)).toBe('A better name')
    expect(creates(app()).length).toBe(31)
  })
})

describe('a create whose answer is lost', () => {
  test.each<[FaultKind['kind'] & `cut${string}`, number]>([
    ['cut-after-mid-header', 1],
    ['cut-before-mid-header', 2],
  ])('%s: it is made once', async (kind, sent) => {
    const page = await skillSentAgainst({ kind })
    await expectOneLoom(page)
    expect(creates(app()).length).toBe(sent)
  })

  test('cut-after, which Chromium repeats by itself: the copy is told, and deleted at a press', async () => {
    const page = await skillSentAgainst({ kind: 'cut-after' })
    await stateOf(page, 'done').waitFor()
    await waitForPending(page, 0)
    expect(skillNames()).toEqual([...seeds, 'Looms', 'Looms'])
    const [first] = orderOf(app(), 'skills').slice(3)
    await page.getByTestId('remove-twice').click()
    await waitForPending(page, 1)
    expect((await review(page)).map(({ method, path }) => [method, path.split('/').at(-1)])).toEqual([
      ['DELETE', first],
    ])
    await send(page)
    await waitForPending(page, 0)
    expect(skillNames()).toEqual([...seeds, 'Looms'])
    expect(await page.getByTestId('made-twice').count()).toBe(0)
  })

  // On a fresh connection nothing is repeated; on a used one Chromium itself may send a bare cut again.
  test('cut-before: it is made once, however often it was sent', async () => {
    const page = await skillSentAgainst({ kind: 'cut-before' })
    await expectOneLoom(page)
    expect(creates(app()).length).toBeGreaterThan(1)
  })

  test.each(['first', 'last'] as const)(
    'the worker dies while LinkedIn has it, having acted %s',
    async (act) => {
      const page = await skillSentAgainst({ kind: 'slow', act })
      await expect.poll(() => creates(app()).length).toBe(1)
      await stateOf(page, 'running').waitFor()
      await app().killWorker()
      app().sandbox.release()
      await bringAlarmForward(page)
      await expectOneLoom(page)
    },
  )
})

describe('a long send', () => {
  const names = ['Amber', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fig', 'Gorse', 'Hazel']

  /** Three are on their way, and LinkedIn does not answer them. */
  const held = async (): Promise<Page> => {
    const page = await connectAfresh(app())
    await pasteSkills(page, names)
    await review(page)
    app().sandbox.setFaults([{ match: { operation: 'create' }, nth: 1, count: 3, fault: { kind: 'slow' } }])
    await page.getByTestId('send').click()
    await expect.poll(() => creates(app()).length).toBe(3)
    return page
  }

  test('is paused, which lets what is on its way come home, and goes on', async () => {
    const page = await held()
    await page.getByTestId('pause').click()
    await stateOf(page, 'paused').waitFor()
    app().sandbox.release()
    await expect.poll(() => stepsIn(page, 'done').count()).toBe(3)
    expect(await stepsIn(page, 'waiting').count()).toBe(5)
    expect(creates(app()).length).toBe(3)
    await page.getByTestId('resume').click()
    await stateOf(page, 'done').waitFor()
    await waitForPending(page, 0)
    expect(creates(app()).length).toBe(8)
    expect(skillNames().toSorted()).toEqual([...seeds, ...names].toSorted())
  })

  test('is cancelled: what was not sent stays in the draft', async () => {
    const page = await held()
    await page.getByTestId('cancel').click()
    app().sandbox.release()
    await stateOf(page, 'attention').waitFor()
    expect(await stepsIn(page, 'done').count()).toBe(3)
    expect(await stepsIn(page, 'skipped').count()).toBe(5)
    expect(creates(app()).length).toBe(3)
    await waitForPending(page, 5)
    await openSection(page, 'skills')
    expect(await page.getByTestId(/^entry-new-/).count()).toBe(5)
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(skillNames().toSorted()).toEqual([...seeds, ...names].toSorted())
  })
})

describe('an entry deleted meanwhile on LinkedIn', () => {
  const withoutOldJob = () =>
    app().sandbox.changeMember(ada, (profile) => {
      const { 660879450: _gone, ...positions } = Object(profile['positions'])
      return { ...profile, positions, positionsOrder: [677616236] }
    })

  const edited = async (): Promise<Page> => {
    const page = await connectAfresh(app())
    await openSection(page, 'positions')
    await typeRow(await editEntry(page, '660879450'), 'title', 'Master')
    await waitForPending(page, 1)
    return page
  }

  test('is told on the review, and its edits stay until they are dropped', async () => {
    const page = await edited()
    withoutOldJob()
    await goTo(page, 'review')
    await page.getByTestId('conflict').getByText(words('conflict_gone')).waitFor()
    await expect.poll(() => page.getByTestId('send').isDisabled()).toBe(true)
    expect(writes(app())).toEqual([])
    await openSection(page, 'positions')
    const gone = await entry(page, '660879450')
    await gone.getByTestId('edit-entry').first().click()
    await gone.getByTestId('error').getByText(words('problem_entry_deleted')).waitFor()
    expect(await row(gone, 'title').getByTestId('locale-en_US').inputValue()).toBe('Master')
    await waitForPending(page, 1)
  })

  test('between review and Send: nothing is sent, in words', async () => {
    const page = await edited()
    await review(page)
    withoutOldJob()
    await page.getByTestId('send').click()
    await page.getByTestId('conflict').getByText(words('conflict_gone')).waitFor()
    expect(writes(app())).toEqual([])
    await waitForPending(page, 1)
  })

  test('while it is sent: LinkedIn’s answer stands in words, and nothing else is held up', async () => {
    const page = await edited()
    await openSection(page, 'skills')
    await typeRow(await addEntry(page, 'new-1'), 'name', 'Looms')
    await waitForPending(page, 2)
    await review(page)
    app().sandbox.setFaults([
      { match: { path: '/positions/' }, nth: 1, fault: { kind: 'status', status: 404 } },
    ])
    withoutOldJobAfterTheRead()
    const submission = await send(page, 'attention')
    expect(await submission.getByTestId('error').first().textContent()).toContain(words('failure_gone'))
    await waitForPending(page, 1)
    expect(skillNames().at(-1)).toBe('Looms')
  })

  /** LinkedIn still lists it, but is rid of it by the time the update comes: the fault above. */
  const withoutOldJobAfterTheRead = () => expect(orderOf(app(), 'positions')).toContain('660879450')
})

test('among hundreds of entries one far down is edited, alone', async () => {
  const page = await connectAfresh(app(), { member: max })
  await openSection(page, 'skills')
  await expect.poll(() => page.getByTestId(/^entry-\d+$/).count()).toBe(300)
  const far = await editEntry(page, '50290')
  await typeRow(far, 'name', 'Rare skill')
  await waitForPending(page, 1)
  for (const [section, count] of Object.entries({ positions: 40, courses: 60, certifications: 80 })) {
    await openSection(page, section)
    await expect.poll(() => page.getByTestId(/^entry-\d+$/).count()).toBe(count)
  }
  const before = profileOf(app(), max)
  const [request] = await review(page)
  expect(request?.path).toMatch(/\/skills\/50290$/)
  await send(page)
  expect(writes(app()).length).toBe(1)
  const skills = entriesOf(app(), 'skills', max)
  expect(englishOf(skills['50290'], 'name')).toBe('Rare skill')
  expect({ ...profileOf(app(), max), skills: {} }).toEqual({ ...before, skills: {} })
  expect(Object.keys(skills).length).toBe(300)
})

describe('without permission to read', () => {
  const blind = { member: ada, scopes: ['openid', 'profile', 'w_compliance'] }

  test('what is made here is remembered with its id, changed, and deleted', async () => {
    const page = await connectAfresh(app(), blind)
    await openSection(page, 'skills')
    await page.getByTestId('section-unknown').waitFor()
    expect(await page.getByTestId(/^entry-/).count()).toBe(0)
    await typeRow(await addEntry(page, 'new-1'), 'name', 'Looms')
    await waitForPending(page, 1)
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    const id = orderOf(app(), 'skills').at(-1) ?? ''

    await openSection(page, 'skills')
    await typeRow(await editEntry(page, id), 'name', 'Power looms')
    await waitForPending(page, 1)
    await review(page)
    await send(page)
    expect(skillNames()).toEqual([...seeds, 'Power looms'])

    await page.reload()
    await openSection(page, 'skills')
    await removeEntry(page, id)
    await waitForPending(page, 1)
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(skillNames()).toEqual(seeds)
    expect(writes(app()).map(({ operation, status }) => [operation, status])).toEqual([
      ['create', 201],
      ['update', 200],
      ['delete', 204],
    ])
    await openSection(page, 'skills')
    expect(await page.getByTestId(/^entry-/).count()).toBe(0)
  })

  test('an entry is taken up by the id the member gives', async () => {
    const page = await connectAfresh(app(), blind)
    await openSection(page, 'certifications')
    await page.getByTestId('address-entry').fill('31')
    await page.getByTestId('address-open').click()
    const taken = await entry(page, '31')
    await row(taken, 'url').getByTestId('value').fill('https://certificates.example/31')
    await waitForPending(page, 1)
    const [request] = await review(page)
    expect(JSON.parse(request?.body ?? '')).toEqual({
      patch: { $set: { url: 'https://certificates.example/31' } },
    })
    const before = entriesOf(app(), 'certifications')['31']
    await send(page)
    await waitForPending(page, 0)
    expect(entriesOf(app(), 'certifications')['31']).toEqual({
      ...before,
      url: 'https://certificates.example/31',
    })
  })
})

const testIdsOf = (items: Element[]): (string | null)[] =>
  items.map((item) => item.getAttribute('data-testid'))
