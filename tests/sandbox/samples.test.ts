import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../sandbox/json.ts'
import { isObject, parseJson } from '../../sandbox/json.ts'
import { ADA, GRACE, person, useSandbox } from './session.ts'

const session = useSandbox()
const folder = new URL('../samples/', import.meta.url)

type Sample = { file: string; section: string; method: string; path: string | null; expectedStatus: number }

function readSample(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

const samples = (parseJson(readSample('index.json')) as unknown as Sample[]).filter(
  ({ path, method }) => path?.startsWith('/v2/people/') === true && method === 'POST',
)

/** The printed samples name people of other applications: here they are the member. */
function ownText(file: string, member: string): string {
  return readSample(file).replaceAll(/urn:li:person:(?:1234ABC|123ABC)\b/g, `urn:li:person:${member}`)
}

describe('every printed sample is accepted', () => {
  it('finds them all', () => {
    expect(samples.length).toBeGreaterThan(45)
  })

  it.each(samples)('$file', async ({ file, section, path, expectedStatus }) => {
    // Ada writes three languages, the sample keeps one: it is about a member with one.
    const member = file === 'basic-set-supportedLocales.json' ? GRACE : ADA
    if (file === 'basic-set-firstName-two-locales.json') await addFrench()
    const token = session.sandbox.issueToken({ member })
    const entry = firstEntry(section === 'complex' || section === '*' ? 'positions' : section)
    const target = (path ?? '').replace('{personId}', member).replace('{id}', entry)
    const reply = await session.api('POST', target, { body: ownText(file, member), token })
    expect(reply).toMatchObject({ status: expectedStatus, text: '' })
  })
})

function firstEntry(section: string): string {
  const name = section.replace(/^.*\//, '')
  const entries = session.sandbox.member(ADA)?.[name] ?? session.sandbox.member(ADA)?.['positions']
  return Object.keys(isObject(entries) ? entries : {})[0] ?? ''
}

async function addFrench(): Promise<void> {
  const locales = session.sandbox.member(ADA)?.['supportedLocales']
  const supportedLocales = [...(Array.isArray(locales) ? locales : []), { language: 'fr', country: 'FR' }]
  const patch: JsonObject = { $set: { supportedLocales } }
  await session.api('POST', person(ADA), { body: { patch } })
}
