import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft } from '../../../utils/profile/draft.ts'
import { backupOf } from '../../../utils/transfer/backup.ts'
import { readAnyBackup } from '../../../utils/transfer/read-backup.ts'
import { readLinkedInFiles } from '../../../utils/transfer/linkedin-archive.ts'
import { knownFromBackup, knownFromExport } from '../../../utils/transfer/known-profile.ts'
import { compare } from '../../../utils/transfer/proposals.ts'
import { baselineWith, us } from '../profile/baselines.ts'

const local = 'local-1a2b3c4d'
const reading = { locale: 'en_US', yearOnly: false }

const files = [
  {
    name: 'Profile.csv',
    text: 'First Name,Last Name,Headline,Summary\nAda,Example,Engineer of engines,"Two lines,\nquoted"\n',
  },
  {
    name: 'Positions.csv',
    text: 'Company Name,Title,Description,Location,Started On,Finished On\nEngines Ltd,Lead Programmer,Programs,London,Jan 2020,\n',
  },
]

describe('a profile known from LinkedIn’s export', () => {
  const imported = readLinkedInFiles(files, reading)
  const known = knownFromExport(imported, local, 5)

  it('has what the export says, and does not know the rest', () => {
    expect(known).toMatchObject({ person: local, readAt: 5, access: 'partial', emptied: [] })
    expect(known.fields['headline']).toMatchObject({ localized: { en_US: 'Engineer of engines' } })
    expect(known.sections['positions']?.map(({ id, partial }) => [id, partial])).toEqual([['local-1', true]])
  })

  it('is what the same export then proposes nothing against', () => {
    expect(compare(imported, known, emptyDraft, 'en_US', 'en_US').proposals).toEqual([])
  })

  it('is edited like any other: an edit changes what it says and nothing else', () => {
    const draft = applyOperation(
      emptyDraft,
      {
        type: 'set-text',
        field: 'title',
        entry: { section: 'positions', id: 'local-1' },
        locale: 'en_US',
        text: 'Head of programs',
      },
      known,
    )
    expect(changesOf(known, draft)).toMatchObject([
      { type: 'update', key: 'positions/local-1', rows: [{ field: 'title' }], problems: [] },
    ])
  })
})

describe('a profile known from a backup', () => {
  it('is as LinkedIn had it, ids and all, whoever it was', () => {
    const baseline = {
      ...baselineWith({ headline: { localized: { en_US: 'E', de_DE: 'I' }, preferredLocale: us } }),
      readAt: Date.UTC(2026, 1, 3),
      sections: { skills: [{ id: '9007199254740993', values: { name: { localized: { en_US: 'Looms' } } } }] },
    }
    const file: unknown = JSON.parse(JSON.stringify(backupOf(baseline, Date.UTC(2026, 2, 1))))
    expect(knownFromBackup(readAnyBackup(file), local)).toEqual({ ...baseline, person: local })
  })
})
