import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Fault, Operation } from '../../sandbox/start.ts'
import { ada, profileOfAda, startOver, writes } from './harness/ada.ts'
import { connectAfresh } from './harness/afresh.ts'
import {
  attached,
  chooseFile,
  openedCrop,
  operationsOf,
  photo,
  sha256,
  usePicture,
} from './harness/pictures.ts'
import { everythingKept } from './harness/sign-in.ts'
import { settledReview } from './harness/settled-review.ts'
import { bringAlarmForward, connect, goTo, send, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const app = useApp()

beforeAll(() => connect(app()))

const fault = (operation: Operation, nth: number, kind: Fault['fault'], count = 1): Fault => ({
  match: { operation },
  nth,
  count,
  fault: kind,
})

/** A cropped photo on the review, with what is going to go wrong. Ends with Send still to be pressed. */
async function readyToSend(...faults: Fault[]): Promise<Page> {
  const page = await startOver(app(), 'profilePicture')
  await chooseFile(page, 'profilePicture', photo)
  await openedCrop(page)
  await page.getByTestId('crop-zoom').fill('2')
  await usePicture(page)
  await settledReview(page)
  app().sandbox.setFaults(faults)
  return page
}

const count = (operation: Operation): number =>
  operationsOf(app()).filter((other) => other === operation).length

/** Attached is what was chosen: the file itself, and the crop of it that belongs to it. */
function expectAttached(): void {
  const { original, display } = attached(app(), 'profilePicture')
  expect(original.equals(photo.buffer)).toBe(true)
  expect(display.equals(original)).toBe(false)
  const uploaded = writes(app()).flatMap(({ operation, status, bytes }) =>
    operation === 'upload' && status === 201 ? [bytes] : [],
  )
  expect(uploaded).toContain(display.length)
  expect(count('update')).toBeGreaterThan(0)
}

async function expectDone(page: Page): Promise<void> {
  await page.getByTestId('submission').first().and(page.locator('[data-state="done"]')).waitFor()
}

describe('the worker dies', () => {
  test.each(['first', 'last'] as const)('between the two uploads, the second held %s', async (act) => {
    const page = await readyToSend(fault('upload', 2, { kind: 'slow', act }))
    await page.getByTestId('send').click()
    await page
      .getByTestId('submission')
      .first()
      .locator('[data-testid="step"][data-call$="/upload"][data-state="done"]')
      .waitFor()
    await expect.poll(() => count('upload')).toBe(2)
    const before = profileOfAda(app())['profilePicture']
    await app().killWorker()
    app().sandbox.release()
    expect(profileOfAda(app())['profilePicture']).toEqual(before)
    await bringAlarmForward(page)
    await expectDone(page)
    expectAttached()
    // The one that was there stays there; nothing is registered twice.
    expect([count('register'), count('upload'), count('update')]).toEqual([2, 3, 1])
  })

  test('after both: with the update on its way', async () => {
    const page = await readyToSend(fault('update', 1, { kind: 'slow', act: 'last' }))
    await page.getByTestId('send').click()
    await expect.poll(() => count('update')).toBe(1)
    await app().killWorker()
    app().sandbox.release()
    await bringAlarmForward(page)
    await expectDone(page)
    expectAttached()
    expect([count('register'), count('upload')]).toEqual([2, 2])
  })
})

describe('LinkedIn does otherwise', () => {
  test.each<[string, Fault, number[]]>([
    ['cuts an upload in the middle', fault('upload', 1, { kind: 'cut-before' }), [2, 3, 1]],
    ['says an upload address has expired', fault('upload', 2, { kind: 'status', status: 404 }), [3, 3, 1]],
    ['tells nothing of its assets', fault('asset-status', 1, { kind: 'status', status: 403 }, 9), [2, 2, 1]],
    [
      'takes its time',
      fault(
        'asset-status',
        1,
        { kind: 'status', status: 200, body: { recipes: [{ recipe: 'x', status: 'PROCESSING' }] } },
        3,
      ),
      [2, 2, 1],
    ],
  ])('%s: it is done all the same', async (_what, wrong, counts) => {
    const page = await readyToSend(wrong)
    await send(page)
    expectAttached()
    expect([count('register'), count('upload'), count('update')]).toEqual(counts)
  })

  test('takes no PUT: the same bytes are posted', async () => {
    const page = await readyToSend(fault('upload', 1, { kind: 'status', status: 405 }))
    await send(page)
    expectAttached()
    const uploads = writes(app()).filter(({ operation }) => operation === 'upload')
    expect(uploads.map(({ method }) => method).toSorted()).toEqual(['POST', 'PUT', 'PUT'])
  })

  test('refuses the upload again and again: the former picture stays, and it can be tried again', async () => {
    const page = await readyToSend(fault('upload', 1, { kind: 'status', status: 410 }, 9))
    const before = profileOfAda(app())['profilePicture']
    const submission = await send(page, 'attention')
    expect(await submission.getByTestId('error').count()).toBeGreaterThan(0)
    expect(profileOfAda(app())['profilePicture']).toEqual(before)
    expect(count('update')).toBe(0)
    expect(await everythingKept(page)).not.toContain('/mediaUpload/')
    app().sandbox.setFaults([])
    await submission.getByTestId('retry').click()
    await expectDone(page)
    expectAttached()
  })

  test('can make nothing of the picture: that is said with its own word', async () => {
    const body = { recipes: [{ recipe: 'x', status: 'CLIENT_ERROR' }] }
    const page = await readyToSend(fault('asset-status', 1, { kind: 'status', status: 200, body }))
    const submission = await send(page, 'attention')
    expect(await submission.textContent()).toContain('CLIENT_ERROR')
    expect(count('update')).toBe(0)
  })
})

describe('an app that may not look', () => {
  test.each([
    [false, 'profilePicture'],
    [true, '$set'],
  ])('sends all the same; no picture so far, says the member: %s', async (isFirst, form) => {
    const page = await connectAfresh(
      app(),
      { member: ada, scopes: ['w_compliance', 'openid', 'profile'] },
      () => {
        if (isFirst) app().sandbox.changeMember(ada, ({ profilePicture: _gone, ...rest }) => rest)
      },
    )
    await goTo(page, 'profilePicture')
    await page.getByTestId('linkedin-picture').getByText(words('picture_unseen')).waitFor()
    await chooseFile(page, 'profilePicture', photo)
    await openedCrop(page)
    await page.getByTestId('first-picture').setChecked(isFirst)
    await usePicture(page)
    await settledReview(page)
    await send(page)
    const { original } = attached(app(), 'profilePicture')
    expect(original.equals(photo.buffer)).toBe(true)
    const update = app()
      .sandbox.record()
      .find(({ operation }) => operation === 'update')
    expect(Object.keys(JSON.parse(update?.body ?? '').patch)).toEqual([form])
  })
})

test('bytes that nothing names any more are let go after a day, those of a draft are kept', async () => {
  const page = await connectAfresh(app())
  await goTo(page, 'profilePicture')
  await chooseFile(page, 'profilePicture', photo)
  await usePicture(page)
  await waitForPending(page, 1)
  /** Makes every file a year old, and adds one that nothing names. */
  const age = () =>
    page.evaluate(async () => {
      const open = indexedDB.open('profile-patch-pictures')
      await new Promise((resolve) => open.addEventListener('success', resolve))
      const files = open.result.transaction('files', 'readwrite').objectStore('files')
      const keys = files.getAllKeys()
      await new Promise((resolve) => keys.addEventListener('success', resolve))
      for (const key of keys.result) {
        const read = files.get(key)
        await new Promise((resolve) => read.addEventListener('success', resolve))
        files.put({ ...read.result, at: 0 }, key)
      }
      const put = files.put({ blob: new Blob(['x']), at: 0 }, 'f'.repeat(64))
      await new Promise((resolve) => put.addEventListener('success', resolve))
      open.result.close()
      return keys.result.map(String)
    })
  const named = await age()
  await app().killWorker()
  // It waits for an alarm of its own; any that comes wakes the worker.
  await page.evaluate(() => Reflect.get(globalThis, 'chrome').alarms.create('wake', { when: Date.now() }))
  const kept = () =>
    page.evaluate(async () => {
      const open = indexedDB.open('profile-patch-pictures')
      await new Promise((resolve) => open.addEventListener('success', resolve))
      const keys = open.result.transaction('files').objectStore('files').getAllKeys()
      await new Promise((resolve) => keys.addEventListener('success', resolve))
      open.result.close()
      return keys.result.map(String)
    })
  await expect.poll(kept).not.toContain('f'.repeat(64))
  expect(await kept()).toContain(sha256(photo.buffer))
  expect(named).toContain(sha256(photo.buffer))
})

test('the bytes are gone from this computer: said, and nothing sent', async () => {
  const page = await readyToSend()
  await page.evaluate(async () => {
    const open = indexedDB.open('profile-patch-pictures')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const files = open.result.transaction('files', 'readwrite').objectStore('files').clear()
    await new Promise((resolve) => files.addEventListener('success', resolve))
    open.result.close()
  })
  const submission = await send(page, 'attention')
  await submission.getByText(words('failure_bytes_gone')).first().waitFor()
  expect([count('upload'), count('update')]).toEqual([0, 0])
})
