import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../../utils/profile/draft.ts'
import { readLinkedInFiles } from '../../../utils/transfer/linkedin-archive.ts'
import { compare } from '../../../utils/transfer/proposals.ts'
import { recognise, sizeLimits } from '../../../utils/transfer/recognise.ts'
import { ada, emptyProfile, english, rich } from './ada.ts'

const reading = { locale: 'en_US', yearOnly: false }
const read = (name: string, ...lines: string[]) =>
  readLinkedInFiles([{ name, text: lines.join('\n') }], reading)
const file = (name: string, content: BlobPart) => new File([content], name)
const zip = (files: Record<string, string>) => file('export.zip', zipOf(files))
const zipOf = (files: Record<string, string>) =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  )
const refusal = async (...files: File[]) => {
  try {
    await recognise(files, reading)
  } catch (error) {
    return Reflect.get(Object(error), 'reason')
  }
  return 'not refused'
}

describe('each file of the export', () => {
  it('positions: quoted newlines, commas, months and bare years, CRLF and a BOM', () => {
    const text =
      '\uFEFFCompany Name,Title,Description,Location,Started On,Finished On\r\n"Engines, Ltd",Lead,"One\nTwo","London, UK",Jan 2020,\r\nLoom Works,Apprentice,,,2015,Dec 2019\r\n'
    expect(readLinkedInFiles([{ name: 'Basic_Export/positions.csv', text }], reading).entries).toEqual([
      {
        section: 'positions',
        values: {
          companyName: english('Engines, Ltd'),
          title: english('Lead'),
          description: rich({ en_US: 'One\nTwo' }),
          geoPositionLocation: { displayLocationName: english('London, UK') },
          startMonthYear: { month: 1, year: 2020 },
        },
      },
      {
        section: 'positions',
        values: {
          companyName: english('Loom Works'),
          title: english('Apprentice'),
          startMonthYear: { year: 2015 },
          endMonthYear: { month: 12, year: 2019 },
        },
      },
    ])
  })

  it.each([
    [
      'Education.csv',
      'School Name,Start Date,End Date,Notes,Degree Name,Activities',
      'A School,2011,2015,Note,BSc,Chess',
      'educations',
      'notes',
    ],
    ['Skills.csv', 'Name', 'Weaving', 'skills', 'name'],
    [
      'Certifications.csv',
      'Name,Url,Authority,Started On,Finished On,License Number',
      'Cert,https://c.example,Board,May 2021,,L-1',
      'certifications',
      'licenseNumber',
    ],
    [
      'Languages.csv',
      'Name,Proficiency',
      'English,Native or bilingual proficiency',
      'languages',
      'proficiency',
    ],
    ['Honors.csv', 'Title,Description,Issued On', 'Cog,Fine,Jun 2022', 'honors', 'issueDate'],
    ['Honors.csv', 'Title,Description,Issuer,Issue Date', 'Cog,Fine,Society,Jun 2022', 'honors', 'issuer'],
    [
      'Projects.csv',
      'Title,Description,Url,Started On,Finished On',
      'Tide,Fine,https://t.example,Mar 2008,',
      'projects',
      'startMonthYear',
    ],
    [
      'Projects.csv',
      'Title,Description,Url,Start Date,End Date',
      'Tide,Fine,https://t.example,Mar 2008,',
      'projects',
      'startMonthYear',
    ],
    [
      'Publications.csv',
      'Name,Published On,Description,Publisher,Url',
      'Notes,"May 15, 2016",Fine,Press,https://n.example',
      'publications',
      'date',
    ],
    ['Courses.csv', 'Name,Number', 'Tables,M-101', 'courses', 'number'],
    [
      'Organizations.csv',
      'Name,Description,Position,Started On,Finished On',
      'Society,Fine,Treasurer,2018,',
      'organizations',
      'position',
    ],
    [
      'Volunteering.csv',
      'Company Name,Role,Cause,Started On,Finished On,Description',
      'Club,Mentor,Science and Technology,Feb 2016,,Fine',
      'volunteeringExperiences',
      'cause',
    ],
    [
      'Volunteer Experiences.csv',
      'Company Name,Role,Cause,Started On,Finished On,Description',
      'Club,Mentor,EDUCATION,2016,,',
      'volunteeringExperiences',
      'cause',
    ],
    ['TestScores.csv', 'Tested On,Name,Description,Score', 'Mar 2003,SAT,,2400', 'testScores', 'score'],
    [
      'Patents.csv',
      'Title,Patent Number,Patent Office,Issued On',
      'Sorter,GB 1,GB,"Feb 2, 2016"',
      'patents',
      'issueDate',
    ],
  ])('%s with %s', (name, header, line, section, row) => {
    const { entries, left } = read(name, header, line)
    expect(left).toEqual([])
    expect(entries).toHaveLength(1)
    expect(entries[0]?.section).toBe(section)
    expect(entries[0]?.values).toHaveProperty(row)
  })

  it('the profile, new and of 2018', () => {
    const now = read(
      'Profile.csv',
      'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers',
      'Ada,Example,,,Dec 10,Engineer,About me,Software,E1,"London, UK",[ada],"[PERSONAL:https://a.example,OTHER:https://b.example]",[SKYPE:ada]',
    )
    expect(now.fields).toMatchObject({
      birthDate: { day: 10, month: 12 },
      websites: [{ category: 'PERSONAL', url: english('https://a.example') }, { category: 'OTHER' }],
      ims: [{ id: 'ada', provider: 'SKYPE' }],
    })
    expect(now.left.map(({ reason }) => reason)).toEqual([
      'needs-choice',
      'needs-choice',
      'needs-choice',
      'no-field',
    ])
    const old = read(
      'Profile.csv',
      'First Name,Last Name,Birth Date,Contact Instructions,Headline,Websites',
      'Ada,Example,"Dec 10, 1985",,Engineer,"COMPANY:http://a.example,BLOG:http://b.example"',
    )
    expect(old.fields).toMatchObject({
      birthDate: { year: 1985 },
      websites: [{ category: 'COMPANY' }, { category: 'BLOG' }],
    })
  })

  it('telephones, old name and new', () => {
    for (const name of ['PhoneNumbers.csv', 'Phone Numbers.csv'])
      expect(read(name, 'Extension,Number,Type', ',+44 1,Mobile').fields['phoneNumbers']).toEqual([
        { number: '+44 1', type: 'MOBILE' },
      ])
  })

  it('a date that can’t be read is said, and the entry kept', () => {
    const { entries, left } = read('Positions.csv', 'Company Name,Title,Started On', 'A,B,Smarch 2019')
    expect(entries).toHaveLength(1)
    expect(left).toEqual([
      { where: 'Positions.csv: started on', value: 'Smarch 2019', reason: 'date-unread' },
    ])
  })
})

describe('a CSV from a spreadsheet', () => {
  const skills = async (content: BlobPart) => {
    const found = await recognise([file('Skills.csv', content)], reading)
    if (found.format !== 'linkedin') throw new Error(found.format)
    const { entries, left } = found.read(reading)
    return { names: entries.map(({ values }) => values['name']), left }
  }
  const utf16 = (text: string) =>
    new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (letter) => letter.codePointAt(0) ?? 0).buffer)

  it.each([
    ['UTF-8 with a byte order mark', '\uFEFFName\nCafé\n'],
    ['UTF-16', utf16('Name\nCafé\n')],
    ['old line ends', 'Name\rCafé\r'],
    ['empty lines around', '\n\nName\n\nCafé\n\n'],
  ])('%s', async (_what, content) => {
    expect(await skills(content)).toEqual({ names: [english('Café')], left: [] })
  })

  it('semicolons and tabs, told by the header and never by the texts', () => {
    for (const sign of [';', '\t'])
      expect(
        read('Positions.csv', `Company Name${sign}Title`, `"A; B"${sign}Weaver`).entries[0]?.values,
      ).toEqual({ companyName: english('A; B'), title: english('Weaver') })
    expect(read('Skills.csv', 'Name', 'a|b|c', 'd;e;f').entries.map(({ values }) => values)).toEqual([
      { name: english('a|b|c') },
      { name: english('d;e;f') },
    ])
  })

  it('a line that does not add up is left, and the others are taken', () => {
    const { entries, left } = read('Positions.csv', 'Company Name,Title', 'A, Inc,Weaver', 'B,Clerk')
    expect(entries.map(({ values }) => values['companyName'])).toEqual([english('B')])
    expect(left).toEqual([{ where: 'Positions.csv 1', value: 'A,  Inc, Weaver', reason: 'row-misshapen' }])
    const open = read('Skills.csv', 'Name', 'Weaving', '"Knitting', 'Sewing')
    expect(open.entries).toHaveLength(1)
    expect(open.left).toMatchObject([{ reason: 'row-misshapen' }])
  })

  it('in another encoding is refused, so that no letter is altered', async () => {
    const latin = new Uint8Array([...strToU8(`Name\n${'x'.repeat(2000)}\nCaf`), 0xe9])
    expect(await refusal(file('Skills.csv', latin))).toBe('not-utf8')
    const zipped = new Uint8Array(zipSync({ 'Skills.csv': latin }))
    expect(await refusal(file('export.zip', zipped))).toBe('not-utf8')
  })

  it('of more lines than any profile has is refused', async () => {
    const many = Array.from({ length: 6000 }, (_, n) => `Skill ${n}`).join('\n')
    expect(await refusal(file('Skills.csv', `Name\n${many}`))).toBe('too-many')
    // Nor is it cut short in silence where empty lines stand between.
    const sparse = Array.from({ length: 4000 }, (_, n) => `Skill ${n}\n`).join('\n')
    expect(await refusal(file('Skills.csv', `Name\n${sparse}`))).toBe('too-many')
  })
})

describe('a file is recognised by what is in it', () => {
  it('a ZIP in a folder, with other people’s files left alone', async () => {
    const found = await recognise(
      [
        zip({
          'Basic_Export/Skills.csv': 'Name\nWeaving\n',
          'Connections.csv': 'Notes:\n"x"\n\nFirst Name\n',
          'messages.csv': 'x\n',
        }),
      ],
      reading,
    )
    if (found.format !== 'linkedin') throw new Error(found.format)
    const imported = found.read(reading)
    expect(imported.entries).toHaveLength(1)
    expect(imported.left).toEqual([{ where: 'Connections.csv', value: '', reason: 'other-people' }])
    expect(compare(imported, emptyProfile, emptyDraft, 'en_US', 'en_US').proposals).toHaveLength(1)
    expect(compare(imported, ada, emptyDraft, 'en_US', 'en_US').proposals).toHaveLength(1)
  })

  it('a single CSV by its header, whatever its name', async () => {
    const found = await recognise(
      [file('download (3).csv', 'Company Name,Title,Started On\nA,B,2019')],
      reading,
    )
    expect(found.format === 'linkedin' && found.read(reading).entries[0]?.section).toBe('positions')
  })

  it.each([
    ['wrong-columns', () => file('a.csv', 'Colour,Weight\nred,1')],
    ['wrong-columns', () => file('Positions.csv', 'Colour,Weight\nred,1')],
    ['not-a-resume', () => file('a.json', '{"name":"package"}')],
    ['not-a-resume', () => file('a.json', '{"basics":')],
    ['unknown-format', () => file('a.bin', new Uint8Array([0, 1, 2, 3]))],
    ['unknown-format', () => file('a.txt', '')],
    ['empty-archive', () => zip({ 'a.txt': 'nothing' })],
    ['zip-bomb', () => zip({ 'Skills.csv': `Name\n${'a'.repeat(6_000_000)}` })],
    [
      'broken-zip',
      () => file('a.zip', zipOf({ 'Skills.csv': `Name\n${'Weaving\n'.repeat(999)}` }).slice(0, 60)),
    ],
    ['broken-zip', () => file('a.zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))],
  ])('%s', async (reason, make) => {
    expect(await refusal(make())).toBe(reason)
  })

  it('200 MB by size alone, unread', async () => {
    const unread = () => {
      throw new Error('It was read.')
    }
    const source = { name: 'a.zip', size: 200_000_000, slice: unread, arrayBuffer: unread, stream: unread }
    await expect(recognise([source], reading)).rejects.toMatchObject({ reason: 'too-large' })
    expect(sizeLimits.zip).toBeLessThan(200_000_000)
  })

  it('a ZIP bomb that lies about its size', async () => {
    const bomb = zipSync({ 'Skills.csv': strToU8(`Name\n${'a'.repeat(6_000_000)}`) })
    // The uncompressed size in the local header, at byte 22.
    bomb.set([10, 0, 0, 0], 22)
    expect(await refusal(file('a.zip', new Uint8Array(bomb)))).toBe('zip-bomb')
  })
})
