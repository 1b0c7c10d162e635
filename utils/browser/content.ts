import type { Browser } from 'webextension-polyfill'

/**
 * All that the content script asks of the browser. It stands apart from `api.ts` because the content script is
 * loaded into every page of the site: the polyfill would double its size, and what is used here answers with
 * promises in every browser that can install the extension.
 */
const globals = globalThis as unknown as { browser?: Browser; chrome: Browser }

/** The item `pageOwner` of items.ts: the public name of the signed-in member, and nothing else of a profile. */
const ownerKey = 'page-owner'

/** The connected member's own public name: null where LinkedIn does not tell it, undefined before anyone connected. */
export type OwnVanityName = string | null | undefined

/** Whose profile is edited here. */
export async function readOwnVanityName(): Promise<OwnVanityName> {
  const stored = await api().storage.local.get(ownerKey)
  return parseOwner(stored[ownerKey])
}

/** Calls back whenever another member connects or the name changes. */
export function watchOwnVanityName(onChange: (vanityName: OwnVanityName) => void, signal: AbortSignal): void {
  watchKey(ownerKey, (stored) => onChange(parseOwner(stored)), signal)
}

function watchKey(key: string, onChange: (stored: unknown) => void, signal: AbortSignal): void {
  watchStorage((changes, area) => {
    const change = changes[key]
    if (area === 'local' && change) onChange(change.newValue)
  }, signal)
}

type StorageListener = (changes: Record<string, { newValue?: unknown }>, area: string) => void

function watchStorage(listener: StorageListener, signal: AbortSignal): void {
  const { onChanged } = api().storage
  onChanged.addListener(listener)
  signal.addEventListener('abort', () => {
    // Throws once the extension was updated, and then there is nothing left to remove.
    if (extensionAlive()) onChanged.removeListener(listener)
  })
}

/** The item `handGuide` of items.ts. */
const guideKey = 'hand-guide'

/** Calls back at once and with every change: whether the checklist of what to do by hand goes along. */
export async function watchGuide(onChange: (isOpen: boolean) => void, signal: AbortSignal): Promise<void> {
  watchKey(guideKey, (stored) => onChange(isGuideOpen(stored)), signal)
  onChange(isGuideOpen((await api().storage.local.get(guideKey))[guideKey]))
}

function isGuideOpen(stored: unknown): boolean {
  return readKey(readKey(stored, 'value'), 'isOpen') === true
}

/** The member closed the checklist. */
export async function closeGuide(): Promise<void> {
  await api().runtime.sendMessage({ name: 'close-guide', request: {} })
}

/**
 * Whether the organisation lets a section of the page be edited here: a policy is read by its parts of the profile
 * (policy.ts), and the page calls one of them otherwise. Allows all where nothing is managed, and nothing where what
 * is written is no list.
 */
export async function readAllowed(): Promise<(section: string) => boolean> {
  // Firefox rejects where nothing is managed at all; Chromium answers with an empty object.
  const managed = await api()
    .storage.managed.get('allowedSections')
    .catch(() => ({}))
  const allowed = readKey(managed, 'allowedSections')
  if (allowed === undefined) return () => true
  return (section) => Array.isArray(allowed) && allowed.includes(section === 'summary' ? 'about' : section)
}

/** Calls back when the organisation changes its mind; right after its start, a browser may not have read it yet. */
export function watchAllowed(onChange: () => void, signal: AbortSignal): void {
  watchStorage((_changes, area) => {
    if (area === 'managed') onChange()
  }, signal)
}

/** The address of the editor in a frame, open at a section. */
export function inlineAddress(section: string): string {
  return `${api().runtime.getURL('/inline.html')}#/${section}`
}

/** A message in the member's language. */
export function text(key: string, ...substitutions: string[]): string {
  return api().i18n.getMessage(key, substitutions)
}

/** Has the rest of the script put on this page; false where that came to nothing. */
export async function patchPage(): Promise<boolean> {
  try {
    const answer: unknown = await api().runtime.sendMessage({ name: 'patch-page', request: {} })
    return readKey(answer, 'state') === 'done'
  } catch {
    return false
  }
}

/** Opens the whole editor in a tab, at a section. */
export async function openEditor(section: string): Promise<void> {
  await api().runtime.sendMessage({ name: 'open-editor', request: { route: section } })
}

/** False once the extension was updated, switched off or removed under the page. */
export function extensionAlive(): boolean {
  try {
    return Boolean(api().runtime.id)
  } catch {
    return false
  }
}

function api(): Browser {
  return globals.browser ?? globals.chrome
}

/** Read by hand, because a schema library would outweigh the whole script. */
function parseOwner(stored: unknown): OwnVanityName {
  const name = readKey(readKey(stored, 'value'), 'vanityName')
  return typeof name === 'string' || name === null ? name : undefined
}

function readKey(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined
}
