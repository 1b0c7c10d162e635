import { nameOf } from '../members/texts.ts'
import type { Answer } from '../net/message.ts'
import { answerHtml } from '../net/message.ts'
import type { Html } from '../site/html.ts'
import { html } from '../site/html.ts'
import type { Member, World } from '../world.ts'
import type { Asked } from './authorization.ts'
import { SCOPE_WORDS } from './scopes.ts'

// No form-action here: Chromium applies it to redirects too, and these forms lead back to the client.
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

export function answerSignIn(world: World, asked: Asked, action: string): Answer {
  return answerForm(
    'Sign in',
    html`<h1>Sign in</h1>
      <p>${asked.client.name} wants to know who you are.</p>
      ${drawMembers(world, action)}${drawCancel(action)}`,
  )
}

export function answerConsent(world: World, asked: Asked, viewer: Member, action: string): Answer {
  const scopes = asked.scopes.map(
    (scope) => html`<li>${SCOPE_WORDS[scope] ?? scope} <code>${scope}</code></li>`,
  )
  return answerForm(
    'Allow access',
    html`<h1>${asked.client.name} would like to</h1>
      <ul data-testid="sandbox-scopes">
        ${scopes}
      </ul>
      <p>You are signed in as <strong data-testid="sandbox-signed-in">${nameOf(viewer)}</strong>.</p>
      <form method="post" action="${action}">
        <button class="primary" name="decision" value="allow" data-testid="sandbox-allow">Allow</button>
      </form>
      ${drawCancel(action)}
      <p>Not you? Sign in as:</p>
      ${drawMembers(world, action)}`,
  )
}

/** Errors that must not lead back to an address that is not the client's. */
export function answerProblem(problem: string): Answer {
  return answerForm(
    'Error',
    html`<h1>Bad request</h1>
      <p data-testid="sandbox-problem">${problem}</p>`,
    400,
  )
}

function drawMembers(world: World, action: string): Html {
  const buttons = [...world.members.values()].map(
    (member) =>
      html`<button name="member" value="${member.id}" data-testid="sandbox-member-${member.id}">
        ${nameOf(member)}
      </button>`,
  )
  return html`<form method="post" action="${action}">${buttons}</form>`
}

function drawCancel(action: string): Html {
  return html`<form method="post" action="${action}">
    <button name="decision" value="cancel" data-testid="sandbox-cancel">Cancel</button>
  </form>`
}

function answerForm(title: string, body: Html, status = 200): Answer {
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/sandbox/page.css" />
    </head>
    <body>
      <p class="sandbox-banner" role="note">Stand-in LinkedIn (sandbox), not linkedin.com</p>
      <main class="sandbox-form artdeco-card">${body}</main>
    </body>
  </html>`
  return answerHtml(status, `<!doctype html>${page.markup}`, { 'content-security-policy': POLICY })
}
