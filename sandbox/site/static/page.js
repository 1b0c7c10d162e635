// The stand-in site's own script: in-page navigation as LinkedIn has it, and handles for tests on
// `window.sandbox`. No timers: late cards come when they are released.
const policy = globalThis.trustedTypes?.createPolicy('sandbox-page', { createHTML: (markup) => markup })

function parse(markup) {
  const holder = document.createElement('template')
  holder.innerHTML = policy === undefined ? markup : policy.createHTML(markup)
  return holder.content
}

async function load(href) {
  const response = await fetch(href, { headers: { 'x-sandbox-part': '1' } })
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`)
  return response.json()
}

/** Shows another page without a page load; `canonical` and `og:url` stay as they were, as on LinkedIn. */
async function show(href) {
  const part = await load(href)
  document.title = part.title
  document.body.className = part.bodyClass
  document.querySelector('#sandbox-app').replaceChildren(parse(part.html))
}

async function navigate(href) {
  const url = new URL(href, location.href)
  history.pushState({}, '', url)
  await show(url.href)
}

function releaseCards(root = document) {
  for (const late of root.querySelectorAll('#sandbox-late')) late.replaceWith(late.content)
}

/** The page as it is now on the server, late cards included. */
async function loadFresh() {
  const { html, selectors } = await load(location.href)
  const root = parse(html)
  releaseCards(root)
  return { root, selectors }
}

/** Replaces one card (`intro`, `summary`, `positions` …) by a fresh copy, as the site does after a save. */
async function rerender(section) {
  const { root, selectors } = await loadFresh()
  const selector = selectors[section]
  const fresh = root.querySelector(selector)
  const old = document.querySelector(selector)
  if (old === null || fresh === null) throw new Error(`no card for ${section} on this page`)
  old.replaceWith(fresh)
}

/** Replaces everything in `main` by fresh copies. */
async function rerenderAll() {
  const { root } = await loadFresh()
  document.querySelector('main').replaceWith(root.querySelector('main'))
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (link === null || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return
  const url = new URL(link.href)
  if (url.origin !== location.origin || !/^\/(?:feed|in)\//.test(url.pathname)) return
  event.preventDefault()
  void navigate(url.href)
})

/** Saves a form without a page load. As JSON, for a form post would turn every line break into CR LF. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-sandbox-form')) return
  event.preventDefault()
  void save(form)
})

async function save(form) {
  const values = [...form.elements].filter(({ name }) => name !== '').map(({ name, value }) => [name, value])
  const body = JSON.stringify(Object.fromEntries(values))
  const response = await fetch(form.action, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  const answer = await response.json()
  if (response.ok) await navigate(answer.next)
  else form.querySelector('[role=alert]').textContent = answer.message
}

globalThis.addEventListener('popstate', () => void show(location.href))

globalThis.sandbox = { navigate, releaseCards: () => releaseCards(), rerender, rerenderAll }
