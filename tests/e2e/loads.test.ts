import { expect, test } from 'vitest'
import { extensionId } from '../../scripts/launch-browser.ts'
import { openFrame, sectionsWithButton } from './harness/page-buttons.ts'
import { connect, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

test('the worker runs under the fixed id', async () => {
  const id = await app()
    .worker()
    .evaluate(() => Reflect.get(globalThis, 'chrome').runtime.id)
  expect(id).toBe(extensionId)
})

test('the popup opens', async () => {
  const popup = await app().openPopup()
  await popup.getByTestId('pending-count').waitFor()
  expect(await popup.title()).not.toBe('')
})

test('the editor opens', async () => {
  const options = await app().openOptions()
  await options.getByTestId('pending-count').waitFor()
  expect(await options.title()).not.toBe('')
})

test('the worker wakes after it was ended', async () => {
  const popup = await app().openPopup()
  await app().killWorker()
  const status = await popup.evaluate(() =>
    Reflect.get(globalThis, 'chrome').runtime.getContexts({ contextTypes: ['BACKGROUND'] }),
  )
  expect(status).toEqual([])
})

test('a button on the profile page opens the frame', async () => {
  await connect(app())
  const page = await app().openSite()
  const frame = await openFrame(page, 'summary')
  await frame.getByTestId('field-summary').waitFor()
  expect(await sectionsWithButton(page)).toContain('summary')
})

test('a draft outlives the browser', async () => {
  const editor = await app().openOptions()
  await typeIn(editor, 'headline', 'en_US', 'Engineer of more engines')
  await waitForPending(editor, 1)
  await app().restart()
  await waitForPending(await app().openOptions(), 1)
  expect(
    app()
      .sandbox.record()
      .filter(({ method }) => method === 'POST'),
  ).toEqual([])
})
