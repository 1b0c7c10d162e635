import type { World } from '../world.ts'
import { slugOf } from '../world.ts'
import { html } from './html.ts'
import type { Look } from './profile.ts'
import type { Page } from './shell.ts'
import { viewProfile } from './view.ts'
import { WORDS } from './words.ts'

/** A page to arrive on a profile from, by in-page navigation. */
export function drawFeed(world: World, viewer: string | null, look: Look): Page {
  const word = (name: keyof typeof WORDS): string => WORDS[name][look.language]
  const posts = [...world.members.values()].map((member) => {
    const view = viewProfile(world, member, look.language, viewer)
    return html`<article class="artdeco-card _post">
      <h2><a href="/in/${slugOf(member)}/">${view.name}</a></h2>
      <p>${view.headline}</p>
      <p><a href="/in/${slugOf(member)}/">${word('viewProfile')}</a></p>
    </article>`
  })
  return {
    title: 'Feed | LinkedIn',
    language: look.language,
    canonical: 'https://www.linkedin.com/feed/',
    bodyClass: '_feed',
    app: html`<header id="global-nav" class="global-nav _11aa">
        <nav aria-label="Primary Navigation">
          <a data-view-name="navigation-homepage" href="/feed/">${word('home')}</a>
          <a href="/in/me/">${word('me')}</a>
        </nav>
      </header>
      <main class="_one" aria-label="Feed">${posts}</main>`,
    selectors: {},
  }
}
