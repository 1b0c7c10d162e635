// @vitest-environment jsdom
// @vitest-environment-options {"url":"https://www.linkedin.com/in/ada-example/"}
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  anchors,
  cardKeyPrefix,
  editableSections,
  sectionIds,
  type SectionId,
} from '../../../utils/page/anchors.ts'
import { findSections } from '../../../utils/page/find.ts'
import {
  findByAnchor,
  findByDetailsLink,
  findByEditLink,
  findByHeading,
  findByKey,
  findByViewName,
  finders,
  type Finder,
} from '../../../utils/page/finders.ts'
import { readPage } from '../../../utils/page/page.ts'
import { titles } from '../../../utils/page/titles.ts'
import { expected, mainOf, openPage, otherPages, ownPages } from '../../pages/open-page.ts'

const find = (wanted: readonly SectionId[] = sectionIds, by?: readonly Finder[], slug = 'ada-example') =>
  findSections(readPage(mainOf()), slug, wanted, by)

/** What each section found is marked as in the saved page: a trap or a wrong section would show here. */
const marksOf = (found: ReturnType<typeof find>): Record<string, string | null | undefined> =>
  Object.fromEntries(
    [...found].map(([section, { card }]) => [
      section,
      card.closest('[data-expect]')?.getAttribute('data-expect'),
    ]),
  )

const each = (sections: readonly string[]): Record<string, string> =>
  Object.fromEntries(sections.map((section) => [section, section]))

const without = (...left: SectionId[]): SectionId[] => sectionIds.filter((section) => !left.includes(section))

const setBody = (html: string): void => {
  document.body.innerHTML = `<main>${html}</main>`
}

describe('all finders together', () => {
  it.each([...ownPages, ...otherPages])('find every section of %s and nothing else', (name) => {
    openPage(name)
    const slug = name.endsWith('other') ? 'grace-other' : 'ada-example'
    expect(marksOf(find(sectionIds, finders, slug))).toEqual(each(sectionIds))
  })

  it('find a page of several generations, each card by its own mark', () => {
    openPage('mixed.de.own')
    const there = [
      'intro',
      'contact',
      'summary',
      'positions',
      'educations',
      'skills',
      'languages',
      'projects',
    ]
    expect(marksOf(find())).toEqual(each(there))
  })

  it('find only what is wanted', () => {
    openPage('sdui.en.own')
    expect([...find(editableSections).keys()]).toEqual(editableSections)
  })

  it('take the richest of duplicates', () => {
    openPage('sdui.en.own')
    expect(find().get('educations')?.card).toBe(expected('educations'))
  })

  it('leave out a card that belongs to the profile before', () => {
    openPage('sdui.de.other')
    expect(find(['intro', 'contact']).size).toBe(0)
  })

  it('take a link by the member’s token as nobody’s', () => {
    setBody(
      '<section data-view-name="profile-card-about"><h2>x</h2><a href="/in/ACoAABCDEFGHIJKLMNOPQR/edit/forms/summary/new/"></a></section>',
    )
    expect(find().has('summary')).toBe(true)
  })
})

describe('each finder alone', () => {
  const cases: [string, Finder, string, SectionId[]][] = [
    ...['sdui.en.own', 'sdui.ar.own', 'sdui.ja.own', 'sdui.de.other'].map(
      (page): [string, Finder, string, SectionId[]] => ['key', findByKey, page, without('contact')],
    ),
    ...['mid.de.own', 'mid.ar.own', 'mid.en.other'].map((page): [string, Finder, string, SectionId[]] => [
      'view name',
      findByViewName,
      page,
      without('contact'),
    ]),
    ...['classic.en.own', 'classic.ja.own', 'classic.de.other'].map(
      (page): [string, Finder, string, SectionId[]] => [
        'classic anchor',
        findByAnchor,
        page,
        without('contact', 'intro'),
      ],
    ),
    ...ownPages.map((page): [string, Finder, string, SectionId[]] => [
      'edit link',
      findByEditLink,
      page,
      ['intro', 'summary'],
    ]),
    ...ownPages.map((page): [string, Finder, string, SectionId[]] => [
      'details link',
      findByDetailsLink,
      page,
      without('intro', 'contact', 'summary'),
    ]),
    ...[...ownPages, ...otherPages].map((page): [string, Finder, string, SectionId[]] => [
      'heading',
      findByHeading,
      page,
      without('intro', 'contact'),
    ]),
  ]

  it.each(cases)('the %s (%o) on %s', (_name, finder, page, sections) => {
    openPage(page)
    const slug = page.endsWith('other') ? 'grace-other' : 'ada-example'
    expect(marksOf(find(without('contact'), [finder], slug))).toEqual(each(sections))
  })

  it.each(Object.entries(titles))('headings in %s, as they are listed', (_language, ofLanguage) => {
    for (const [section, wordings] of Object.entries(ofLanguage)) {
      for (const wording of wordings) {
        setBody('<section data-expect="it"><h2></h2></section>')
        expected('it').firstElementChild?.append(`  ${wording.toUpperCase()} (7)`)
        expect({ wording, found: [...find(sectionIds, [findByHeading]).keys()] }).toEqual({
          wording,
          found: [section],
        })
      }
    }
  })

  it.each(['classic', 'mid', 'sdui'])('edit links alone find every section of a %s page', (generation) => {
    openPage(`${generation}.${generation === 'mid' ? 'de' : 'en'}.own`)
    for (const link of mainOf().querySelectorAll('a[href*="/details/"]')) link.remove()
    for (const section of without('intro', 'contact', 'summary')) {
      const link = document.createElement('a')
      link.href = `https://www.linkedin.com/in/ada-example/${anchors[section].editPaths[0]}12/?entry=1`
      expected(section).append(link)
    }
    expect(marksOf(find(without('contact'), [findByEditLink]))).toEqual(each(without('contact')))
  })
})

const keyedSection = (key: string): string =>
  `<section componentkey="${cardKeyPrefix}${key}"><h2>x</h2></section>`

describe('keys', () => {
  it.each(
    sectionIds.flatMap((section) => anchors[section].suffixes.map((suffix) => [suffix, section] as const)),
  )('%s is %s and nothing else', (suffix, section) => {
    setBody(keyedSection(`ACoAAExampleToken${suffix}`))
    expect([...find(sectionIds, [findByKey]).keys()]).toEqual([section])
  })

  it.each([
    'ACoAAVolunteerExperience',
    'ACoAAVolunteerExperienceTopLevel',
    'ACoAAVolunteerExperienceTopLevelSection',
  ])('%s is not Experience', (key) => {
    setBody(keyedSection(key))
    expect([...find().keys()]).toEqual(['volunteeringExperiences'])
  })

  it('a name of several words that merely ends like one of ours is no section', () => {
    setBody(
      keyedSection('ACoAATopcard') + keyedSection('ACoAASuggestedSkills') + keyedSection('ACoAAMyAbout'),
    )
    expect([...find(sectionIds, [findByKey]).keys()]).toEqual(['intro'])
  })

  it.each(['Activity', 'Interests', 'Featured', 'Services', 'Highlights'])(
    '%s is left alone by every finder',
    (key) => {
      setBody(
        `<div componentkey="${cardKeyPrefix}ACoAA${key}"><section><h2>Skills</h2>
        <a href="/in/ada-example/details/skills/"></a><a href="/in/ada-example/edit/forms/summary/new/"></a></section></div>`,
      )
      expect(find(without('contact')).size).toBe(0)
    },
  )
})

describe('when in doubt', () => {
  it('takes no section that holds several', () => {
    setBody(`<section><div><section><h2>News</h2></section><section><h2>More</h2></section>
      <a href="/in/ada-example/details/skills/"></a></div></section>`)
    expect(find(without('contact')).size).toBe(0)
  })

  it('takes nothing outside main, in an aside, or hidden', () => {
    document.body.innerHTML = `<section><h2>Skills</h2></section><main><aside><section><h2>About</h2></section></aside>
      <section hidden><h2>Projects</h2></section><div inert><section><h2>Courses</h2></section></div></main>`
    expect(find().size).toBe(0)
  })

  it('takes no heading but the first of a card', () => {
    setBody('<section><h2>Posts</h2><h2>About</h2></section>')
    expect(find().size).toBe(0)
  })

  it('does not mind that a dialog hides the whole page', () => {
    openPage('classic.en.own')
    document.body.setAttribute('aria-hidden', 'true')
    expect(find().size).toBe(sectionIds.length)
  })
})

describe('the place of a button', () => {
  it('is the end of the heading', () => {
    openPage('classic.en.own')
    const heading = expected('summary').querySelector('h2')
    expect(find().get('summary')?.place).toEqual({ element: heading, where: 'inside' })
  })

  it('is the end of the line of a link that holds the heading, and after the contact link', () => {
    openPage('sdui.en.own')
    const found = find()
    const link = expected('intro').querySelector('a[componentkey]')
    expect(found.get('intro')?.place).toEqual({ element: link, where: 'line' })
    expect(found.get('contact')?.place).toEqual({ element: expected('contact'), where: 'after' })
    link?.parentElement?.setAttribute('style', 'display: flex')
    expect(find().get('intro')?.place).toEqual({ element: link, where: 'after' })
  })

  it('is beside the pencil in a card without heading', () => {
    setBody(
      `<section componentkey="${cardKeyPrefix}ACoAAAbout"><a id="pencil" href="/in/ada-example/edit/forms/summary/new/"></a></section>`,
    )
    expect(find().get('summary')?.place).toEqual({
      element: document.querySelector('#pencil'),
      where: 'before',
    })
  })
})

it('no wording names two sections', () => {
  const owners = new Map<string, Set<string>>()
  for (const ofLanguage of Object.values(titles)) {
    for (const [section, wordings] of Object.entries(ofLanguage)) {
      for (const wording of wordings) owners.set(wording, (owners.get(wording) ?? new Set()).add(section))
    }
  }
  expect([...owners].filter(([, sections]) => sections.size > 1)).toEqual([])
})

it.each(sectionIds)('%s has a mark that needs no language, and no suffix twice', (section) => {
  const { suffixes, editPaths } = anchors[section]
  expect(editPaths.length).toBeGreaterThan(0)
  expect(new Set(suffixes).size).toBe(suffixes.length)
})

it('no selector names a class', () => {
  const folder = join(import.meta.dirname, '../../../utils/page')
  for (const file of readdirSync(folder)) {
    const code = readFileSync(join(folder, file), 'utf8')
    const selectors = [
      ...code.matchAll(/(?:querySelector(?:All)?|closest|matches)(?:<\w+>)?\(\s*(['"`])(.*?)\1/gs),
    ]
    expect({
      file,
      withClass: selectors.filter(([, , text]) => /(?:^|[\s\w\])])\.[a-z_-]/i.test(text ?? '')),
    }).toEqual({
      file,
      withClass: [],
    })
    expect(code).not.toMatch(
      /className|classList|getElementsByClassName|\[class|innerHTML|insertAdjacentHTML/,
    )
  }
})
