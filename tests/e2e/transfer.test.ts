import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ada, connectAfresh, profileOf, signIn, textsOf } from './harness/afresh.ts'
import { creates, entriesOf, englishOf, orderOf } from './harness/entries.ts'
import { faultsOf } from './harness/inspect.ts'
import { screenshots } from './harness/screenshot.ts'
import { goTo, review, send, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

type Given = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
const given = (name: string, content: string | Uint8Array): Given => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const zipOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

/** In the shape of LinkedIn's own export: a folder, a preamble in one file, quoted newlines. */
const exported = given(
  'Basic_LinkedInDataExport_11-25-2026.zip',
  zipOf({
    'Basic_LinkedInDataExport/Profile.csv':
      'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nAda,Example,Specimen,,Dec 10,Engineer of quiet engines,,Software,EC1A,"London, UK",,[PERSONAL:https://ada.example],\n',
    'Basic_LinkedInDataExport/Positions.csv':
      'Company Name,Title,Description,Location,Started On,Finished On\nEngines Ltd,Lead Programmer,Programs for engines not yet built.,"London, United Kingdom",Jan 2020,\n"Mills, Inc.",Weaver,"One line\nand another",,2013,2014\n',
    'Basic_LinkedInDataExport/Skills.csv': 'Name\nProgramming\nmathematics\nWeaving\nKnitting\n',
    'Connections.csv': 'Notes:\n"When exporting…"\n\nFirst Name,Last Name\nNobody,Known\n',
  }),
)

const choose = async (page: Page, ...files: Given[]): Promise<void> => {
  await goTo(page, 'transfer')
  await page.getByTestId('import-file').setInputFiles(files)
}

const proposed = async (page: Page): Promise<string[]> => {
  await page.getByTestId('apply-import').waitFor()
  const proposals = await page.getByTestId('proposal').all()
  return Promise.all(proposals.map(async (each) => (await each.getAttribute('data-key')) ?? ''))
}

const found = async (page: Page, ...files: Given[]): Promise<string[]> => {
  await choose(page, ...files)
  return proposed(page)
}

const take = async (page: Page, keys: readonly string[]): Promise<void> => {
  await page.getByTestId('take-none').click()
  for (const key of keys)
    await page
      .getByTestId('proposal')
      .and(page.locator(`[data-key="${key}"]`))
      .getByTestId('take')
      .check()
  await page.getByTestId('apply-import').click()
  await page.getByTestId('import-drafted').waitFor()
}

const drop = (page: Page, { name, buffer }: Given): Promise<void> =>
  page.getByTestId('import-drop').evaluate(
    (zone, [fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], fileName))
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, buffer.toString('base64')] as const,
  )

const saved = async (page: Page, button: string): Promise<Given> => {
  await goTo(page, 'transfer')
  const download = page.waitForEvent('download')
  await page.getByTestId(button).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk))
  return given('saved.json', Buffer.concat(chunks))
}

const skills = (): string[] => {
  const entries = entriesOf(app(), 'skills')
  return orderOf(app(), 'skills').map((id) => String(englishOf(entries[id], 'name')))
}

describe('an export of LinkedIn’s', () => {
  test('half of it is ticked and sent, then the rest, and then nothing is left to propose', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'transfer')
    await drop(page, exported)
    expect(await proposed(page)).toEqual([
      'headline',
      'positions/import-1',
      'skills/import-2',
      'skills/import-3',
    ])
    expect(await page.getByTestId('already-there').count()).toBe(1)
    expect(await page.getByTestId('import-left').textContent()).toContain('Connections.csv')
    await screenshots(page, 'transfer-proposals')
    expect(await faultsOf(page)).toEqual([])

    await take(page, ['headline', 'skills/import-2'])
    await waitForPending(page, 2)
    await review(page)
    await send(page)
    expect(textsOf(profileOf(app()), 'headline')).toEqual({
      en_US: 'Engineer of quiet engines',
      de_DE: 'Ingenieurin für Maschinen',
      ja_JP: 'エンジンのエンジニア',
    })
    expect(skills()).toEqual(['Programming', 'Mathematics', 'Writing', 'Weaving'])

    await waitForPending(page, 0)
    expect(await found(page, exported)).toEqual(['positions/import-1', 'skills/import-3'])
    await page.getByTestId('apply-import').click()
    await waitForPending(page, 2)
    // While it is drafted it is not proposed again, and when it is sent it is not either.
    expect(await found(page, exported)).toEqual([])
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(await found(page, exported)).toEqual([])
    await page.getByTestId('import-nothing').waitFor()
    expect(Object.values(entriesOf(app(), 'positions'))).toContainEqual(
      expect.objectContaining({ startMonthYear: { year: 2013 }, endMonthYear: { year: 2014 } }),
    )
  })

  test('what is ticked is one step of the draft, and what is drafted is not overwritten unsaid', async () => {
    const page = await connectAfresh(app())
    await typeIn(page, 'headline', 'en_US', 'Mine')
    await waitForPending(page, 1)
    expect(await found(page, exported)).toContain('headline')
    const headline = page.getByTestId('proposal').and(page.locator('[data-key=headline]'))
    expect(await headline.getByTestId('take').isChecked()).toBe(false)
    await page.getByTestId('apply-import').click()
    await waitForPending(page, 4)
    await goTo(page, 'review')
    await page.getByTestId('discard').click()
    await waitForPending(page, 0)
  })
})

describe('a backup', () => {
  test('makes a changed profile equal again', async () => {
    const page = await connectAfresh(app())
    const backup = await saved(page, 'export-backup')
    const before = structuredClone(profileOf(app()))
    await typeIn(page, 'headline', 'en_US', 'Changed')
    await goTo(page, 'skills')
    await page.getByTestId('entry-113').getByTestId('move-up').click()
    await page.getByTestId('entry-61').or(page.getByTestId('entry-111')).first().waitFor()
    await waitForPending(page, 2)
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(profileOf(app())).not.toEqual(before)

    expect(await found(page, backup)).toEqual(['headline', 'skillsOrder'])
    await screenshots(page, 'transfer-restore')
    expect(await faultsOf(page)).toEqual([])
    // Half of it, and then the rest.
    await take(page, ['skillsOrder'])
    await waitForPending(page, 1)
    expect(await found(page, backup)).toEqual(['headline', 'skillsOrder'])
    await page.getByTestId('replace-draft').check()
    await page.getByTestId('apply-import').click()
    await waitForPending(page, 2)
    expect(await review(page)).toHaveLength(1)
    await send(page)
    await waitForPending(page, 0)
    expect(profileOf(app())).toEqual(before)
    await choose(page, backup)
    await page.getByTestId('import-nothing').waitFor()
  })

  test('of 200 entries more shows how far it is, can be paused, and goes on after a restart', async () => {
    let page = await connectAfresh(app())
    const { buffer } = await saved(page, 'export-backup')
    const backup = JSON.parse(buffer.toString())
    const names = Array.from({ length: 200 }, (_, n) => `Restored skill ${n + 1}`)
    const preferredLocale = { language: 'en', country: 'US' }
    backup.sections.skills.unshift(
      ...names.map((name, n) => ({
        id: String(9000 + n),
        values: { name: { localized: { en_US: name }, preferredLocale } },
      })),
    )
    const before = skills()
    await choose(page, given('backup.json', JSON.stringify(backup)))
    await page.getByTestId('apply-import').click()
    await waitForPending(page, 201)
    await goTo(page, 'review')

    // From the 60th create on LinkedIn takes its time: so the send stands in its middle.
    const hold = (nth: number) =>
      app().sandbox.setFaults([
        { match: { operation: 'create' }, nth, count: 200, fault: { kind: 'slow', act: 'first' } },
      ])
    const goOn = () => {
      app().sandbox.setFaults([])
      app().sandbox.release()
    }
    const submission = (state: string): Locator =>
      page.getByTestId('submission').and(page.locator(`[data-state="${state}"]`))
    const bar = (value: number): Locator => page.locator(`progress[max="201"][value="${value}"]`).first()
    const expectProgress = (value: number) => bar(value).waitFor()

    hold(60)
    await page.getByTestId('send').click()
    await expectProgress(59)
    await page.getByTestId('pause').click()
    await page.getByTestId('resume').waitFor()
    goOn()
    const held = creates(app()).length
    await expectProgress(held)
    expect(held).toBeLessThan(200)

    hold(60)
    await page.getByTestId('resume').click()
    await expectProgress(held + 59)

    // Closed in the middle, it goes on by itself once its member is back.
    await app().restart()
    goOn()
    page = await app().openOptions('outbox')
    await submission('paused').waitFor()
    await signIn(page, app())
    await goTo(page, 'outbox')
    await submission('done').waitFor()
    await waitForPending(page, 0)
    expect(skills()).toEqual([...names, ...before])
    // 200 requests and a restart take their time where much else runs.
  }, 180_000)

  test('JSON Resume read back proposes nothing, and the page to print shows the profile', async () => {
    const page = await connectAfresh(app())
    const resume = await saved(page, 'export-json-resume')
    expect(JSON.parse(resume.buffer.toString())).toMatchObject({ basics: { name: 'Ada Example' } })
    expect(await found(page, resume)).toEqual([])
    await page.getByTestId('close-import').click()
    await screenshots(page, 'transfer')
    expect(await faultsOf(page)).toEqual([])
    await goTo(page, 'print')
    expect(await page.getByTestId('printed').textContent()).toContain('Lead Programmer')
    await screenshots(page, 'transfer-print')
    expect(await faultsOf(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByTestId('print').isVisible()).toBe(false)
    expect(await page.getByTestId('pending-count').first().isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  })
})

describe('a language begun from another', () => {
  test('fills the empty places of a field and of a section, and nothing else', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'transfer')
    await page.getByTestId('copy-to').selectOption('de_DE')
    await page.getByTestId('copy-language').click()
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    const now = profileOf(app())
    expect(textsOf(now, 'headline')).toMatchObject({ de_DE: 'Ingenieurin für Maschinen' })
    expect(textsOf(now, 'maidenName')).toEqual({ en_US: 'Specimen', de_DE: 'Specimen' })
    expect(textsOf(entriesOf(app(), 'skills')['112'] ?? {}, 'name')).toEqual({
      en_US: 'Mathematics',
      de_DE: 'Mathematics',
    })
  })

  test('begins at one text by a button beside its tabs', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'maidenName')
    const form = page.getByTestId('field-maidenName')
    await form.getByTestId('add-locale').selectOption('de_DE')
    await form.getByTestId('copy-text').click()
    await waitForPending(page, 1)
    expect(await form.getByTestId('locale-de_DE').inputValue()).toBe('Specimen')
  })
})

describe('refused in words, with nothing changed', () => {
  const bomb = (): Uint8Array => zipOf({ 'Skills.csv': `Name\n${'a'.repeat(8_000_000)}` })
  const backup = {
    format: 'profile-patch-backup',
    version: 1,
    person: ada,
    exportedAt: '',
    readAt: '',
    access: 'full',
    fields: {},
    sections: {},
  }

  test('every kind of bad file', async () => {
    const page = await connectAfresh(app())
    const refused = async (file: Given, words: string) => {
      await choose(page, file)
      await page.getByTestId('error').filter({ hasText: words }).waitFor()
      expect(await page.getByTestId('proposal').count()).toBe(0)
    }
    await refused(given('bomb.zip', bomb()), 'far more than a profile')
    await refused(given('Positions.csv', 'Colour,Weight\nred,1\n'), 'colour, weight')
    await refused(given('package.json', '{"name":"not a résumé"}'), 'neither a JSON Resume nor a backup')
    await refused(given('theirs.json', JSON.stringify({ ...backup, person: 'Gr4ceS4mpl' })), 'another member')
    await refused(given('later.json', JSON.stringify({ ...backup, version: 2 })), 'newer Profile Patch')
    const latin = Buffer.from('Name\nCaf\u00e9 keeping\n', 'latin1')
    await refused(given('Skills.csv', latin), 'not in UTF-8')
    const many = Array.from({ length: 6000 }, (_, n) => ({ name: `Skill ${n}` }))
    await refused(given('many.json', JSON.stringify({ skills: many })), 'more than 5000 things')
    const folder = await mkdtemp(join(tmpdir(), 'profile-patch-'))
    try {
      const large = join(folder, 'large.zip')
      await writeFile(large, '')
      await truncate(large, 200_000_000)
      await goTo(page, 'transfer')
      await page.getByTestId('import-file').setInputFiles(large)
      await page.getByTestId('error').filter({ hasText: 'large.zip: The file is 200 MB' }).waitFor()
    } finally {
      await rm(folder, { recursive: true })
    }
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '{"half":')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
    await page.getByTestId('error').filter({ hasText: 'Pasted text' }).waitFor()
    await waitForPending(page, 0)
    await screenshots(page, 'transfer-refused')
    expect(await faultsOf(page)).toEqual([])
  })
})
