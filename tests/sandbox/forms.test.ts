import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import type { Reply } from './client.ts'
import { ADA, GRACE, useSandbox } from './session.ts'

const session = useSandbox()
const OWN = 'https://www.linkedin.com/in/ada-example'

async function save(path: string, values: Record<string, string>): Promise<Reply> {
  const headers = { 'Content-Type': 'application/json' }
  return session.client.send('POST', `${OWN}${path}`, { headers, body: values })
}

async function open(path: string): Promise<Document> {
  return new JSDOM((await session.client.send('GET', `${OWN}${path}`)).text).window.document
}

/** What a form holds when it is opened: a person changes some of it and saves all. */
async function openValues(path: string): Promise<Record<string, string>> {
  const form = (await open(path)).querySelector('form')
  const inputs = [...(form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name]') ?? [])]
  return Object.fromEntries(inputs.map(({ name, value }) => [name, value]))
}

describe('the stand-ins of LinkedIn’s edit forms', () => {
  it('saves the top card and leaves the other languages alone', async () => {
    const values = await openValues('/edit/intro/')
    expect(values).toMatchObject({
      locale: 'en_US',
      headline: 'Engineer of engines',
      industryId: 'urn:li:industry:4',
    })
    expect((await save('/edit/intro/', { ...values, headline: ' New ' })).json).toEqual({
      next: '/in/ada-example/',
    })
    expect(session.sandbox.member(ADA)).toMatchObject({
      headline: { localized: { en_US: ' New ', de_DE: 'Ingenieurin für Maschinen' } },
    })
  })

  it('saves another language of About, line breaks and all', async () => {
    const values = await openValues('/edit/forms/summary/new/?locale=de_DE')
    expect(values['summary']).toBe(
      'Ich baue leise Systeme.\n\nAm Wochenende restauriere ich Rechenmaschinen.',
    )
    await save('/edit/forms/summary/new/', { ...values, summary: '\nErste\n\nZweite 👩‍🔬 ' })
    expect(session.sandbox.member(ADA)).toHaveProperty(
      'summary.localized.de_DE.rawText',
      '\nErste\n\nZweite 👩‍🔬 ',
    )
    expect(await openValues('/edit/forms/summary/new/?locale=de_DE')).toHaveProperty(
      'summary',
      '\nErste\n\nZweite 👩‍🔬 ',
    )
  })

  it.each([
    ['position', 'positions', { title: 'Pilot', 'startMonthYear.month': '2', 'startMonthYear.year': '2021' }],
    ['education', 'educations', { schoolName: 'School', 'startMonthYear.year': '2001' }],
    ['skill', 'skills', { name: 'Knots' }],
    ['certification', 'certifications', { name: 'Licence', url: 'https://c.example' }],
  ])('adds a %s', async (form, section, values) => {
    const before = Object.keys(session.sandbox.member(ADA)?.[section] ?? {}).length
    expect((await save(`/edit/forms/${form}/new/`, values)).status).toBe(200)
    expect(Object.keys(session.sandbox.member(ADA)?.[section] ?? {})).toHaveLength(before + 1)
  })

  it('changes an entry, by either address, and empties a row', async () => {
    const path = '/details/experience/edit/forms/660879450/'
    const values = await openValues(path)
    expect(values).toMatchObject({ title: 'Apprentice', 'endMonthYear.month': '12' })
    await save(path, { ...values, title: 'Journeyman', 'endMonthYear.month': '', 'endMonthYear.year': '' })
    expect(session.sandbox.member(ADA)).toHaveProperty(
      'positions.660879450.title.localized.en_US',
      'Journeyman',
    )
    expect(session.sandbox.member(ADA)).not.toHaveProperty('positions.660879450.endMonthYear')
    expect(await openValues('/edit/forms/position/660879450/')).toHaveProperty('title', 'Journeyman')
  })

  it('keeps the rules of the API', async () => {
    const values = await openValues('/edit/intro/')
    const reply = await save('/edit/intro/', { ...values, firstName: '' })
    expect(reply.json).toMatchObject({
      status: 422,
      message: expect.stringContaining('/firstName') as string,
    })
  })

  it('lists a section’s entries with links to their forms', async () => {
    const page = await open('/details/skills/')
    expect(
      page.querySelector('a[href="/in/ada-example/details/skills/edit/forms/112/"]')?.textContent,
    ).toContain('Mathematics')
    expect(page.querySelector('a[href="/in/ada-example/details/skills/edit/forms/new/"]')).not.toBeNull()
  })

  it('is for the own profile only', async () => {
    const headers = { Cookie: `li_at=${GRACE}` }
    expect((await session.client.send('GET', `${OWN}/edit/intro/`, { headers })).status).toBe(403)
    expect((await session.client.send('GET', `${OWN}/edit/forms/unknown/new/`)).status).toBe(404)
  })
})
