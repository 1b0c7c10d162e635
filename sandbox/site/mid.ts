import { drawClassicEntry, drawClassicTopCard } from './classic.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { CardView, ProfileView } from './view.ts'

/** The generation between: cards named by `data-view-name="profile-card-…"`, neither anchors nor ids. */
export function drawMid(view: ProfileView, hold: (cards: Html) => Html): Html {
  const cards = html`${view.cards.map((card) => drawCard(view, card))}
    <section class="_m1" data-view-name="profile-card-activity">
      <h2>${view.word('activity')}</h2>
      <p>${view.word('activityEmpty')}</p>
    </section>`
  return html`${drawClassicTopCard(view)}${hold(cards)}`
}

function drawCard(view: ProfileView, card: CardView): Html {
  return html`<section class="_m1" data-view-name="profile-card-${card.view}">
    <header class="_hd">
      <h2>${card.heading}</h2>
      ${drawTools(view, card)}
    </header>
    ${card.text !== null && html`<div class="_txt">${card.text}</div>`}
    ${
      card.entries.length > 0 &&
      html`<ul>
        ${card.entries.map(drawClassicEntry)}
      </ul>`
    }
  </section>`
}

function drawTools(view: ProfileView, card: CardView): Html | false {
  if (!view.isOwn) return false
  const target = card.details === null ? `edit/forms/${card.form}/new` : `details/${card.details}`
  return html`<a
    class="_pen"
    href="/in/${view.slug}/${target}/"
    aria-label="${view.word('edit')}: ${card.heading}"
    ><span aria-hidden="true">✎</span></a
  >`
}
