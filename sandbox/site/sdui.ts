import type { Html } from './html.ts'
import { html } from './html.ts'
import type { CardView, ProfileView } from './view.ts'

/**
 * The server-driven React page, 2025 to now: hashed classes, no stable ids, cards known by `componentkey` =
 * prefix + member token + suffix. Grown from the facts of linkedin-dom.md.
 */
export function drawSdui(view: ProfileView, hold: (cards: Html) => Html): Html {
  const key = (suffix: string): string => `${componentPrefix(view)}${suffix}`
  const early = view.cards.filter((card) => card.section === 'summary')
  const later = view.cards.filter((card) => card.section !== 'summary')
  const cards = html`<div componentkey="profileCardsAboveActivity">
      ${early.map((card) => drawCard(view, card))}
      ${
        view.contents.length > 0 &&
        html`<section componentkey="${key('Featured')}" class="_s77">
          <div class="_hd"><h2>${view.word('featured')}</h2></div>
          ${view.contents.map((urn) => html`<p class="_urn">${nameContent(urn)}</p>`)}
        </section>`
      }
    </div>
    <section componentkey="${key('Activity')}" class="_s77">
      <div class="_hd"><h2>${view.word('activity')}</h2></div>
      <p>${view.word('activityEmpty')}</p>
    </section>
    <div componentkey="profileCardsBelowActivity">
      ${later.map((card) => drawCard(view, card))}
      <section componentkey="${key('Interests')}" class="_s77">
        <div class="_hd"><h2>${view.word('interests')}</h2></div>
      </section>
    </div>`
  return html`<section aria-label="Primary content" class="_x1">
    <div componentkey="${key('Topcard')}" id="${key('Topcard')}">${drawTopCard(view)}</div>
    ${hold(cards)}
  </section>`
}

export function componentPrefix({ personId }: ProfileView): string {
  return `com.linkedin.sdui.profile.card.refACoAA${Buffer.from(personId).toString('base64url')}`
}

function drawTopCard(view: ProfileView): Html {
  const { slug, word } = view
  const base = `https://www.linkedin.com/in/${slug}`
  return html`<section class="_77bb">
    <div class="_cover">
      ${view.isOwn && html`<button aria-label="${word('edit')}" class="_b"><span aria-hidden="true">✎</span></button>`}
      ${view.cover !== null && html`<img alt="" src="${view.cover}" />`}
    </div>
    <div class="_ph">
      <button class="_p" aria-label="${view.name}">
        <figure>${view.photo !== null && html`<img alt="${view.name}" src="${view.photo}" />`}</figure>
      </button>
    </div>
    ${
      view.isOwn &&
      html`<a class="_pen" href="${base}/edit/intro/" aria-label="${word('editIntro')}"
        ><span aria-hidden="true">✎</span></a
      >`
    }
    <div>
      <a componentkey="ProfileVerificationTriggerRef-1"><h2 class="_name">${view.name}</h2></a>
    </div>
    <p class="_hl">${view.headline}</p>
    <p class="_loc">${view.location}</p>
    <p><a href="${base}/overlay/contact-info/">${word('contactInfo')}</a></p>
    <div class="_acts">
      ${
        view.isOwn
          ? html`<button>${word('openTo')}</button><a href="${base}/add-edit/">${word('addSection')}</a>`
          : html`<a
                href="https://www.linkedin.com/messaging/compose/?recipient=${view.personId}&amp;screenContext=NON_SELF_PROFILE_VIEW"
                >${word('message')}</a
              >
              <a href="https://www.linkedin.com/preload/custom-invite/?vanityName=${slug}"
                >${word('connect')}</a
              >`
      }
    </div>
  </section>`
}

function drawCard(view: ProfileView, card: CardView): Html {
  const key = `${componentPrefix(view)}${card.suffix}`
  const full = html`<section componentkey="${key}" class="_s77">
    <div class="_hd">
      <h2>${card.heading}</h2>
      ${drawTools(view, card)}
    </div>
    ${card.text !== null && html`<p data-testid="expandable-text-box"><span>${card.text}</span></p>`}
    ${card.entries.map((entry) => drawEntry(card, entry))}
  </section>`
  if (card.section !== 'educations') return full
  // A compact duplicate comes first on some accounts: readers must take the richest.
  return html`<section componentkey="${componentPrefix(view)}Education" class="_s77 _compact">
      <h2>${card.heading}</h2>
      <p>${card.entries[0]?.title ?? ''}</p>
    </section>
    ${full}`
}

function drawTools(view: ProfileView, card: CardView): Html | false {
  if (!view.isOwn) return false
  const base = `https://www.linkedin.com/in/${view.slug}`
  const label = `${view.word('edit')}: ${card.heading}`
  if (card.details === null) {
    return html`<a class="_pen" href="${base}/edit/forms/${card.form}/new/" aria-label="${label}"
      ><span aria-hidden="true">✎</span></a
    >`
  }
  return html`<button class="_pen" aria-label="${view.word('add')}: ${card.heading}">
      <span aria-hidden="true">+</span>
    </button>
    <a class="_pen" href="${base}/details/${card.details}/" aria-label="${label}"
      ><span aria-hidden="true">✎</span></a
    >`
}

function drawEntry(card: CardView, entry: CardView['entries'][number]): Html {
  const lines = html`<div>
    <p class="_t">${entry.title}</p>
    ${entry.subtitle !== '' && html`<p>${entry.subtitle}</p>`}
    ${entry.caption !== '' && html`<p class="_cap">${entry.caption}</p>`}
  </div>`
  if (card.section === 'skills')
    return html`<div class="_row" componentkey="skill(${entry.title})">${lines}</div>`
  return html`<div class="_row" componentkey="entity-collection-item--${entry.id}">${lines}</div>`
}

/** Rich contents live elsewhere and have no titles here. */
function nameContent(urn: string): string {
  return `Featured item ${/,(\d+)\)$/.exec(urn)?.[1] ?? urn}`
}
