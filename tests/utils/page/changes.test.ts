// @vitest-environment jsdom
// @vitest-environment-options {"url":"https://www.linkedin.com/in/ada-example/"}
import { expect, it } from 'vitest'
import { cardKeyPrefix, editableSections } from '../../../utils/page/anchors.ts'
import { howSoon } from '../../../utils/page/changes.ts'
import { observed, type Urgency } from '../../../utils/page/watch.ts'
import { expected, openPage, ownPages } from '../../pages/open-page.ts'

const page = `<main>
  <section id="card"><div id="about"></div><h2 aria-hidden="true"><span>About</span></h2><div data-profile-patch=""></div><ul></ul></section>
  <div role="feed" hidden><a href="/feed/update/1/">Post</a></div>
</main>`

/** What an observer reports when the page changes. */
const changesOf = (change: () => void): MutationRecord[] => {
  const observer = new MutationObserver(() => {})
  observer.observe(document.documentElement, observed)
  change()
  const records = observer.takeRecords()
  observer.disconnect()
  return records
}

/** As soon as the most urgent of the changes. */
const urgencyOf = (change: () => void): Urgency => {
  const wishes = changesOf(change).map(howSoon)
  expect(wishes).not.toEqual([])
  return wishes.find((wish) => wish === 'now') ?? wishes.find((wish) => wish === 'later') ?? 'never'
}

const at = (selector: string): Element => {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`No ${selector}`)
  return element
}

const wordsOf = (selector: string): Text => {
  const { firstChild } = at(selector)
  if (!(firstChild instanceof Text)) throw new Error(`No words in ${selector}`)
  return firstChild
}

const add = (selector: string, html: string): void => {
  const template = document.createElement('template')
  template.innerHTML = html
  at(selector).append(template.content)
}

it.each<[string, () => void]>([
  ['a card with a key', () => add('main', `<div><div componentkey="${cardKeyPrefix}Skills"></div></div>`)],
  ['a named card', () => add('main', '<div data-view-name="profile-card-skills"></div>')],
  ['the anchor of a classic card', () => add('main', '<section><div id="education"></div></section>')],
  ['a heading', () => add('main', '<section><h2>Skills</h2></section>')],
  ['a heading by its role', () => add('main', '<div><p role="heading">Skills</p></div>')],
  ['the words of a heading', () => (at('h2').textContent = 'Info')],
  ['words deep in a heading', () => at('h2 span').replaceChildren('Info')],
  ['the letters of a heading, one by one', () => wordsOf('h2 span').appendData('s')],
  ['other words in the same text of a heading', () => (wordsOf('h2 span').data = 'Info')],
  ['words in what was an empty anchor', () => at('#about').append('words')],
  ['an edit link', () => add('ul', '<li><a href="/in/ada-example/edit/forms/skill/new/"></a></li>')],
  ['a link to all of a section', () => add('ul', '<a href="/in/ada-example/details/skills"></a>')],
  [
    'what is for other members only',
    () => add('ul', '<a href="/preload/custom-invite/?vanityName=grace"></a>'),
  ],
  ['another link behind the same element', () => at('a').setAttribute('href', '/in/ada-example/edit/intro/')],
  ['a mark on an element that is there already', () => (at('ul').id = 'skills')],
  ['a name on one', () => at('ul').setAttribute('data-view-name', 'profile-card-skills')],
  ['an element that becomes a heading', () => at('ul').setAttribute('role', 'heading')],
  ['a heading that was hidden', () => at('h2').removeAttribute('aria-hidden')],
  ['the whole page anew', () => document.body.replaceChildren(document.createElement('main'))],
  ['a card that goes', () => at('#card').remove()],
  ['a button of ours that goes', () => at('[data-profile-patch]').remove()],
  [
    'something beside a button of ours',
    () => at('[data-profile-patch]').before(document.createElement('div')),
  ],
  ['something in what was an empty anchor', () => add('#about', '<p></p>')],
])('%s is looked at in the next frame', (_what, change) => {
  document.body.innerHTML = page
  expect(urgencyOf(change)).toBe('now')
})

it.each<[string, () => void]>([
  ['a post', () => add('[role="feed"]', '<div><a href="/feed/update/2/">Post</a><img></div>')],
  ['a link to another member', () => add('ul', '<li><a href="/in/grace-other/?trk=feed">Grace</a></li>')],
  ['an element with an id that says nothing', () => add('ul', '<li id="ember42"><p></p></li>')],
  ['an entry that goes', () => at('[role="feed"] a').remove()],
  ['a link that leads elsewhere now', () => at('[role="feed"] a').setAttribute('href', '/feed/update/3/')],
  ['a part that is shown now', () => at('[role="feed"]').removeAttribute('hidden')],
  ['a mark that is none any more', () => at('#about').removeAttribute('id')],
])('%s can wait', (_what, change) => {
  document.body.innerHTML = page
  expect(urgencyOf(change)).toBe('later')
})

it.each<[string, () => void]>([
  ['words', () => add('[role="feed"]', 'words')],
  ['other words', () => (at('[role="feed"] a').textContent = '2 posts')],
  ['a counter', () => (wordsOf('[role="feed"] a').data = '3 posts')],
])('%s outside of headings are not looked at', (_what, change) => {
  document.body.innerHTML = page
  expect(urgencyOf(change)).toBe('never')
})

it.each(ownPages)('every section of %s is noticed when it comes and when it goes', (name) => {
  openPage(name)
  const missed = editableSections.filter((section) => {
    const card = expected(section)
    const next = card.nextSibling
    const { parentNode } = card
    const goes = changesOf(() => card.remove())
    const comes = changesOf(() => parentNode?.insertBefore(card, next))
    return ![goes, comes].every((changes) => changes.some((each) => howSoon(each) === 'now'))
  })
  expect(missed).toEqual([])
})
