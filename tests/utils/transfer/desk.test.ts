import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../../utils/profile/draft.ts'
import { backupOf } from '../../../utils/transfer/backup.ts'
import { openDesk, type DeskTask } from '../../../utils/transfer/desk.ts'
import { ada, emptyProfile, english, person } from './ada.ts'

const reading = { locale: 'en_US', yearOnly: false }
const json = (content: unknown) => new File([JSON.stringify(content)], 'file.json')
const compare: DeskTask = { type: 'compare', reading, baseline: ada, draft: emptyDraft, home: 'en_US' }
const restore: DeskTask = { type: 'restore', baseline: emptyProfile, reserved: undefined }

const deskWith = async (file: File) => {
  const desk = openDesk()
  return { desk, read: await desk({ type: 'read', files: [file], locale: 'en_US' }) }
}

describe('a desk', () => {
  it('reads a file once and compares it as often as asked', async () => {
    const { desk, read } = await deskWith(json({ skills: [{ name: 'Weaving' }] }))
    expect(read).toEqual({ type: 'read', format: 'json-resume' })
    for (let time = 0; time < 2; time += 1)
      expect(await desk(compare)).toMatchObject({
        type: 'compared',
        comparison: { proposals: [{ type: 'create', section: 'skills' }] },
      })
  })

  it('answers with a refusal, whatever breaks', async () => {
    const { desk, read } = await deskWith(json({ nothing: 1 }))
    expect(read).toEqual({ type: 'refused', reason: 'not-a-resume', detail: '' })
    expect(await desk(compare)).toMatchObject({ type: 'refused', reason: 'unreadable' })
    // Nested far deeper than anything that walks it can go.
    const deep = `{"x":1,"skills":[{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`
    const deepDesk = await deskWith(new File([deep], 'deep.json'))
    expect(['read', 'refused']).toContain(deepDesk.read.type)
  })

  it('restores only what is a backup, and only its own member’s', async () => {
    const { desk } = await deskWith(json(backupOf(ada, 0)))
    expect(await desk(compare)).toMatchObject({ type: 'refused' })
    const others: DeskTask = { ...restore, baseline: { ...emptyProfile, person: 'Gr4ceS4mpl' } }
    expect(await desk(others)).toEqual({ type: 'refused', reason: 'other-member', detail: person })
    const reply = await desk(restore)
    if (reply.type !== 'restore') throw new Error(reply.type)
    expect(reply.restore.steps.map(({ key }) => key).toSorted()).toEqual(
      reply.restore.changes.map(({ key }) => key).toSorted(),
    )
  })

  it('gives no new entry the name of one that is on its way', async () => {
    const profile = { ...emptyProfile, sections: { skills: [{ id: '1', values: { name: english('C') } }] } }
    const { desk } = await deskWith(json(backupOf(profile, 0)))
    expect(await desk({ ...restore, reserved: { skills: 7 } })).toMatchObject({
      restore: { steps: [{ key: 'skills/new-8' }] },
    })
  })

  it('tells what a file says of a profile nobody has read, or refuses it', async () => {
    const known: DeskTask = { type: 'known', person: 'local', madeAt: 5, locale: 'en_US' }
    const { desk } = await deskWith(json(backupOf(ada, 0)))
    expect(await desk(known)).toMatchObject({ type: 'known', baseline: { person: 'local' } })
    const { desk: later } = await deskWith(json({ ...backupOf(ada, 0), version: 2 }))
    expect(await later(known)).toEqual({ type: 'refused', reason: 'newer-version', detail: '2' })
  })
})
