import type { Answer } from '../net/message.ts'
import { answerHtml, answerJson } from '../net/message.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Language } from './variants.ts'

/** Like LinkedIn's: nothing inline but styles, no foreign frames, Trusted Types for every script sink. */
const POLICY = [
  "default-src 'none'",
  "base-uri 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "frame-src 'self'",
  "img-src 'self' data: blob: https://media.licdn.com",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "require-trusted-types-for 'script'",
  'trusted-types sandbox-page',
].join('; ')

/** A page, or just its inner part for the page's own in-page navigation. */
export type Page = {
  title: string
  language: Language
  /** Address for `canonical` and `og:url`: right on a full load, stale after in-page navigation. */
  canonical: string
  bodyClass: string
  app: Html
  /** Section → CSS selector of its card, for the page script's `rerender`. */
  selectors: Readonly<Record<string, string>>
}

export function answerPage(page: Page, isPart: boolean, headers: Record<string, string | string[]>): Answer {
  if (isPart) {
    const { title, bodyClass, selectors } = page
    return answerJson(200, { title, bodyClass, html: page.app.markup, selectors })
  }
  return answerHtml(200, drawShell(page), { ...headers, 'content-security-policy': POLICY })
}

function drawShell({ title, language, canonical, bodyClass, app }: Page): string {
  const [lang = 'en'] = language.split('_')
  const page = html`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="canonical" href="${canonical}" />
      <meta property="og:url" content="${canonical}" />
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/sandbox/page.css" />
      <script src="/sandbox/page.js" defer></script>
    </head>
    <body class="${bodyClass}">
      <p class="sandbox-banner" role="note">Stand-in LinkedIn (sandbox), not linkedin.com</p>
      <div id="sandbox-app">${app}</div>
    </body>
  </html>`
  return `<!doctype html>${page.markup}`
}
