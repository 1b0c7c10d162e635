import { join } from 'node:path'
import { startApp, type App } from '../tests/e2e/harness/app.ts'
import { screenshot } from '../tests/e2e/harness/screenshot.ts'
import { connect, review, send, typeIn, waitForPending } from '../tests/e2e/harness/steps.ts'
import { buildExtension } from './build.ts'

const edits = [
  { field: 'headline', locale: 'en_US', text: 'Engineer of engines, poet of numbers ✨' },
  { field: 'headline', locale: 'de_DE', text: 'Ingenieurin für Maschinen, Dichterin der Zahlen ✨' },
  { field: 'summary', locale: 'en_US', text: 'I build quiet systems.\n\nNow also the loud ones.' },
  { field: 'summary', locale: 'de_DE', text: 'Ich baue leise Systeme.\n\nJetzt auch die lauten.' },
  { field: 'lastName', locale: 'en_US', text: 'Example-Lovelace' },
  { field: 'lastName', locale: 'de_DE', text: 'Beispiel-Lovelace' },
] as const

const fields = new Set<string>(edits.map(({ field }) => field))

function say(title: string): void {
  console.log(`\n── ${title}`)
}

/** JSON over several lines; the rest of a long one is only counted. */
function indented(text: string, longest = Infinity): string {
  const lines = layOut(text).split('\n')
  const rest = lines.length > longest ? [`… and ${lines.length - longest} lines more`] : []
  return [...lines.slice(0, longest), ...rest].map((line) => `     ${line}`).join('\n')
}

function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** Prints what the sandbox wrote down since the last call, each with the answer the browser got. */
function makePrinter(app: App): () => Promise<void> {
  const answers = new Map<string, Promise<string>[]>()
  app.context.on('response', (response) => {
    const { pathname, search } = new URL(response.url())
    const key = `${response.request().method()} ${pathname}${search}`
    answers.set(key, [...(answers.get(key) ?? []), response.text().catch(() => '')])
  })
  let printed = 0
  return async () => {
    const requests = app.sandbox.record().filter(({ host }) => host === 'api.linkedin.com')
    for (const { method, path, body, status } of requests.slice(printed)) {
      console.log(`   ${method} ${path}`)
      if (body) console.log(indented(body))
      const answer = await answers.get(`${method} ${path}`)?.shift()
      console.log(`   → ${status ?? 'no answer'}`)
      if (answer) console.log(indented(answer, 12))
    }
    printed = requests.length
  }
}

/** Does the whole job as a member would, in a browser without a window, and prints what went over the wire. */
export async function walkThrough(): Promise<void> {
  const app = await startApp({ extension: buildExtension() })
  const printRequests = makePrinter(app)
  try {
    say('Connect with a pasted token')
    await connect(app)
    await printRequests()
    const popup = await app.openPopup()
    await popup.getByTestId('account').first().waitFor()
    await screenshot(popup, 'walk-through-1-popup')
    await popup.close()

    say('Edit three fields in two languages')
    const editor = await app.openOptions()
    for (const { field, locale, text } of edits) {
      await typeIn(editor, field, locale, text)
      console.log(`   ${field} ${locale}: ${JSON.stringify(text)}`)
    }
    await waitForPending(editor, fields.size)
    await screenshot(editor, 'walk-through-2-editor')

    say('Review: what is going to be sent')
    for (const { method, path, body } of await review(editor)) {
      console.log(`   ${method} ${path}`)
      console.log(indented(body))
    }
    await screenshot(editor, 'walk-through-3-review')

    say('Send, and read back')
    await send(editor)
    await printRequests()
    await waitForPending(editor, 0)
    await screenshot(editor, 'walk-through-4-sent')

    say('The profile page')
    const profile = await app.openSite()
    await profile.getByText(edits[0].text).first().waitFor()
    console.log(`   ${profile.url()} shows ${JSON.stringify(edits[0].text)}`)
    await screenshot(profile, 'walk-through-5-profile')

    const errors = app.errors.take()
    if (errors.length > 0) throw new Error(`Pages reported errors:\n${errors.join('\n')}`)
    console.log(`\nDone. The screenshots are in ${join(import.meta.dirname, '..', 'screenshots')}.`)
  } finally {
    await app.close()
  }
}
