import { nameOf } from '../members/texts.ts'
import type { Member, World } from '../world.ts'
import { slugOf } from '../world.ts'
import { CARDS } from './cards.ts'
import { drawClassic } from './classic.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { drawMid } from './mid.ts'
import { componentPrefix, drawSdui } from './sdui.ts'
import type { Page } from './shell.ts'
import type { Language, Layout } from './variants.ts'
import type { ProfileView } from './view.ts'
import { viewProfile } from './view.ts'

export type Look = { layout: Layout; language: Language; late: boolean }

const DRAW = { classic: drawClassic, mid: drawMid, sdui: drawSdui } as const

export function drawProfile(world: World, member: Member, viewer: string | null, look: Look): Page {
  const view = viewProfile(world, member, look.language, viewer)
  // Late cards wait in an inert template until the page script releases them.
  const hold = (cards: Html): Html =>
    look.late ? html`<template id="sandbox-late">${cards}</template>` : cards
  return {
    title: `${view.name} | LinkedIn`,
    language: look.language,
    canonical: `https://www.linkedin.com/in/${view.slug}/`,
    bodyClass: look.layout === 'classic' ? 'render-mode-BIGPIPE nav-v2 ember-application' : '_a1b2c3 _d4e5f6',
    app: frame(world, view, look.layout, DRAW[look.layout](view, hold)),
    selectors: nameSelectors(view, look.layout),
  }
}

function frame(world: World, view: ProfileView, layout: Layout, content: Html): Html {
  const others = [...world.members.values()].filter((member) => member.id !== view.personId)
  const links = others.map((member) => html`<li><a href="/in/${slugOf(member)}/">${nameOf(member)}</a></li>`)
  const aside =
    view.isOwn &&
    html`<h2>${view.word('profileLanguage')}</h2>
      <a href="/in/${view.slug}/edit/secondary-language/" aria-label="${view.word('profileLanguage')}">✎</a>`
  if (layout === 'sdui') {
    return html`<div id="root" data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile">
      ${drawNav(view)}
      <div class="_grid">
        <main class="_99zz" id="workspace">${content}</main>
        <aside class="_as">
          ${view.isOwn && html`<section class="_s77" componentkey="${componentPrefix(view)}SupportedLocales">${aside}</section>`}
          <section class="_s77">
            <h2>${view.word('others')}</h2>
            <ul>
              ${links}
            </ul>
          </section>
        </aside>
      </div>
      <div id="interop-outlet" data-testid="interop-shadowdom"></div>
    </div>`
  }
  return html`<div class="application-outlet">
    ${drawNav(view)}
    <div class="authentication-outlet">
      <div id="profile-content" class="extended">
        <div class="body">
          <div class="scaffold-layout__inner _grid">
            <main class="scaffold-layout__main" aria-label="${view.name}">${content}</main>
            <aside class="scaffold-layout__aside">
              ${view.isOwn && html`<section class="artdeco-card">${aside}</section>`}
              <section class="artdeco-card pv-profile-card" data-view-name="profile-card">
                <div id="browsemap_recommendation" class="pv-profile-card__anchor"></div>
                <h2>${view.word('others')}</h2>
                <ul>
                  ${links}
                </ul>
              </section>
            </aside>
          </div>
        </div>
      </div>
    </div>
  </div>`
}

function drawNav(view: ProfileView): Html {
  return html`<header id="global-nav" class="global-nav _11aa">
    <nav aria-label="Primary Navigation">
      <a data-view-name="navigation-homepage" href="/feed/">${view.word('home')}</a>
      <a href="/in/me/">${view.word('me')}</a>
    </nav>
  </header>`
}

function nameSelectors(view: ProfileView, layout: Layout): Record<string, string> {
  const top =
    layout === 'sdui'
      ? `[componentkey="${componentPrefix(view)}Topcard"]`
      : '[data-view-name="profile-top-card"]'
  const rows = CARDS.map((card): [string, string] => {
    if (layout === 'classic') return [card.section, `section:has(> #${card.anchor})`]
    if (layout === 'mid') return [card.section, `[data-view-name="profile-card-${card.view}"]`]
    return [card.section, `[componentkey="${componentPrefix(view)}${card.suffix}"]`]
  })
  return { intro: top, ...Object.fromEntries(rows) }
}
