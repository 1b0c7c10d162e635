import type { Html } from './html.ts'
import { html } from './html.ts'
import type { CardView, ProfileView } from './view.ts'

/** The Ember page, 2022 to about 2026: an empty anchor with a locale-independent id opens every card. */
export function drawClassic(view: ProfileView, hold: (cards: Html) => Html): Html {
  const cards = html`${view.cards.map((card) => drawCard(view, card))}`
  return html`${drawClassicTopCard(view)}${hold(cards)}`
}

export function drawClassicTopCard(view: ProfileView): Html {
  const { slug, word } = view
  return html`<section class="artdeco-card pv-top-card" data-member-id="1" data-view-name="profile-top-card">
    <div class="profile-background-image">
      ${view.isOwn && html`<button class="profile-topcard-background-image-edit__icon artdeco-button" aria-label="${word('edit')}"><span aria-hidden="true">✎</span></button>`}
      ${view.cover !== null && html`<img id="profile-background-image-target-image" class="profile-background-image__image" alt="" src="${view.cover}" />`}
    </div>
    <div class="ph5 pb5">
      <button
        class="${view.isOwn ? 'profile-photo-edit__edit-btn' : 'pv-top-card-profile-picture'}"
        aria-label="${view.name}"
      >
        ${view.photo !== null && html`<img class="pv-top-card-profile-picture__image" alt="${view.name}" src="${view.photo}" />`}
      </button>
      ${view.isOwn && html`<a class="artdeco-button artdeco-button--circle" href="/in/${slug}/edit/intro/" aria-label="${word('editIntro')}"><span aria-hidden="true">✎</span></a>`}
      <h1 class="text-heading-xlarge inline v-align-middle break-words">${view.name}</h1>
      <div class="text-body-medium break-words">${view.headline}</div>
      <span class="text-body-small inline t-black--light break-words">${view.location}</span>
      <br /><a id="top-card-text-details-contact-info" href="/in/${slug}/overlay/contact-info/"
        >${word('contactInfo')}</a
      >
      <div class="pvs-profile-actions pv-top-card-v2-ctas">
        ${
          view.isOwn
            ? html`<button class="artdeco-button artdeco-button--primary">
                  <span>${word('openTo')}</span>
                </button>
                <a class="artdeco-button" href="/in/${slug}/add-edit/"><span>${word('addSection')}</span></a>`
            : html`<a
                  class="artdeco-button artdeco-button--primary"
                  href="/messaging/compose/?recipient=${view.personId}&amp;screenContext=NON_SELF_PROFILE_VIEW"
                  >${word('message')}</a
                >
                <a class="artdeco-button" href="/preload/custom-invite/?vanityName=${slug}"
                  >${word('connect')}</a
                >`
        }
      </div>
    </div>
  </section>`
}

/** Texts stand twice: once for the eye, once for screen readers. */
export function drawTwice(text: string): Html {
  return html`<span aria-hidden="true">${text}</span><span class="visually-hidden">${text}</span>`
}

function drawCard(view: ProfileView, card: CardView): Html {
  return html`<section class="artdeco-card pv-profile-card break-words" data-view-name="profile-card">
    <div id="${card.anchor}" class="pv-profile-card__anchor"></div>
    <div class="pvs-header__container">
      <h2 class="pvs-header__title">${drawTwice(card.heading)}</h2>
      ${drawTools(view, card)}
    </div>
    ${card.text !== null && html`<div class="display-flex ph5 pv3"><div class="inline-show-more-text--is-collapsed">${drawTwice(card.text)}</div></div>`}
    ${
      card.entries.length > 0 &&
      html`<div class="qWxYzHashedClass">
        <ul class="hAsHeDlIsT">
          ${card.entries.map(drawClassicEntry)}
        </ul>
      </div>`
    }
  </section>`
}

function drawTools(view: ProfileView, card: CardView): Html | false {
  if (!view.isOwn) return false
  const label = `${view.word('edit')}: ${card.heading}`
  if (card.details === null) {
    return html`<a
      id="navigation-index-edit-${card.anchor}"
      class="artdeco-button artdeco-button--circle"
      href="/in/${view.slug}/edit/forms/${card.form}/new/"
      aria-label="${label}"
      ><span aria-hidden="true">✎</span></a
    >`
  }
  return html`<div class="pvs-header__right-container">
    <button class="artdeco-button--circle" aria-label="${view.word('add')}: ${card.heading}">
      <span aria-hidden="true">+</span>
    </button>
    <a class="artdeco-button--circle" href="/in/${view.slug}/details/${card.details}/" aria-label="${label}"
      ><span aria-hidden="true">✎</span></a
    >
  </div>`
}

export function drawClassicEntry(entry: CardView['entries'][number]): Html {
  return html`<li class="artdeco-list__item">
    <div data-view-name="profile-component-entity">
      <div class="display-flex align-items-center mr1 t-bold">${drawTwice(entry.title)}</div>
      ${entry.subtitle !== '' && html`<span class="t-14 t-normal">${drawTwice(entry.subtitle)}</span>`}
      ${entry.caption !== '' && html`<span class="t-14 t-normal t-black--light"><span class="pvs-entity__caption-wrapper" aria-hidden="true">${entry.caption}</span></span>`}
    </div>
  </li>`
}
