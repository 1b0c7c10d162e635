import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyBuild } from '../../scripts/build.ts'
import { profileOf, textsOf } from './harness/afresh.ts'
import { connect, review, send, typeIn } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

/*
 * Chromium before 148 has no `browser` of its own: pages do with `chrome`, and the worker gets the polyfill's. The same
 * build with that name taken away first, in all its parts.
 */

const extension = copyBuild()
afterAll(() => rmSync(extension, { recursive: true, force: true }))

const forget = 'Reflect.deleteProperty(globalThis, "browser");\n'
writeFileSync(join(extension, 'older.js'), forget)
for (const page of ['popup.html', 'options.html', 'inline.html']) {
  const file = join(extension, page)
  writeFileSync(file, readFileSync(file, 'utf8').replace('<head>', '<head><script src="/older.js"></script>'))
}
const worker = join(extension, 'background.js')
writeFileSync(worker, forget + readFileSync(worker, 'utf8'))

const app = useApp({ extension })

test('connects, edits, reviews and sends where only the worker is given `browser`', async () => {
  await connect(app())
  const page = await app().openOptions('headline')
  expect(await page.evaluate(() => 'browser' in globalThis)).toBe(false)
  await typeIn(page, 'headline', 'en_US', 'From an older browser')
  expect(await review(page)).toHaveLength(1)
  await send(page)
  expect(textsOf(profileOf(app()), 'headline')).toMatchObject({ en_US: 'From an older browser' })
})
