import { browser } from './api.ts'
import { readManaged } from './managed.ts'

/**
 * All that the content scripts ask of the browser. It stands apart from the other doors because they are loaded into
 * pages of the site: no schema, and no table of what is stored.
 */

/** The item `pageOwner` of items.ts: the public name of the signed-in member, and nothing else of a profile. */
const ownerKey = 'page-owner'

/** The connected member's own public name: null where LinkedIn does not tell it, undefined before anyone connected. */
export type OwnVanityName = string | null | undefined

/** Whose profile is edited here. */
export async function readOwnVanityName(): Promise<OwnVanityName> {
  const stored = await browser.storage.local.get(ownerKey)
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
  const { onChanged } = browser.storage
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
  onChange(isGuideOpen((await browser.storage.local.get(guideKey))[guideKey]))
}

function isGuideOpen(stored: unknown): boolean {
  return readKey(readKey(stored, 'value'), 'isOpen') === true
}

/** The member closed the checklist. */
export async function closeGuide(): Promise<void> {
  await browser.runtime.sendMessage({ name: 'close-guide', request: {} })
}

/**
 * Whether the organisation lets a section of the page be edited here: a policy is read by its parts of the profile
 * (policy.ts), and the page calls one of them otherwise. Allows all where nothing is managed, and nothing where what
 * is written is no list.
 */
export async function readAllowed(): Promise<(section: string) => boolean> {
  const allowed = readKey(await readManaged('allowedSections'), 'allowedSections')
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
  return `${browser.runtime.getURL('/inline.html')}#/${section}`
}

/** A message in the member's language. */
export function text(key: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions)
}

/** Has the rest of the script put on this page. Rejects where that came to nothing, with a sentence for the log. */
export async function patchPage(): Promise<void> {
  const answer: unknown = await browser.runtime.sendMessage({ name: 'patch-page', request: {} })
  if (readKey(answer, 'state') !== 'done') throw new Error('The worker did not take “patch-page”')
}

/** Opens the whole editor in a tab, at a section. */
export async function openEditor(section: string): Promise<void> {
  await browser.runtime.sendMessage({ name: 'open-editor', request: { route: section } })
}

/** False once the extension was updated, switched off or removed under the page. */
export function extensionAlive(): boolean {
  try {
    return Boolean(browser.runtime.id)
  } catch {
    return false
  }
}

/** Read by hand, because a schema library would outweigh the whole script. */
function parseOwner(stored: unknown): OwnVanityName {
  const name = readKey(readKey(stored, 'value'), 'vanityName')
  return typeof name === 'string' || name === null ? name : undefined
}

function readKey(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined
}
