import { ada, connectAfresh } from '../afresh.ts'
import { goTo } from '../steps.ts'
import type { Scene } from './walk.ts'

/** A résumé in JSON, of which one part can't be carried. */
export const resume = {
  basics: { name: 'Ada Example', label: 'Engineer of quiet engines' },
  work: [{ name: 'Mills, Inc.', position: 'Weaver', startDate: '2013-02-03', endDate: '2014' }],
  skills: [{ name: 'Programming' }, { name: 'Weaving' }],
  references: [{ name: 'Charles', reference: 'A mind of the first order.' }],
}

const given = (content: string) => ({
  name: 'given.json',
  mimeType: 'application/json',
  buffer: Buffer.from(content),
})

export const transfer: Scene = {
  title: 'bringing in and taking out',
  begin: async (app) => (await connectAfresh(app)).close(),
  visits: [
    {
      title: 'the screen, what it refuses and what it proposes',
      go: async (app, look) => {
        const page = await app.openOptions('transfer')
        const file = page.getByTestId('import-file')
        await file.waitFor()
        await look(page, 'transfer', 'main')
        await file.setInputFiles(given('{"no": "résumé"}'))
        await page.getByTestId('error').waitFor()
        await look(page, 'transfer-refused', 'state')
        await file.setInputFiles(given(JSON.stringify(resume)))
        await page.getByTestId('apply-import').waitFor()
        await look(page, 'transfer-proposals', 'main')
      },
    },
    {
      title: 'a backup to restore',
      go: async (app, look) => {
        const page = await app.openOptions('transfer')
        const download = page.waitForEvent('download')
        await page.getByTestId('export-backup').click()
        const chunks: Buffer[] = []
        for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk))
        app.sandbox.changeMember(ada, (profile) => ({ ...profile, maidenName: {} }))
        await page.getByTestId('import-file').setInputFiles(given(Buffer.concat(chunks).toString()))
        await page.getByTestId('restore-found').or(page.getByTestId('import-nothing')).first().waitFor()
        await look(page, 'transfer-restore', 'state')
      },
    },
    {
      title: 'the page to print',
      go: async (app, look) => {
        const page = await app.openOptions()
        await goTo(page, 'print')
        await page.getByTestId('printed').waitFor()
        await look(page, 'transfer-print', 'state')
      },
    },
  ],
}
