import { browser, type Menus } from '../browser/api.ts'
import { keepFile } from '../browser/blobs.ts'
import type { Picked } from '../browser/item-schemas.ts'
import { items } from '../browser/items.ts'
import { changeItem } from '../browser/kept.ts'
import { openEditor } from '../browser/pages.ts'
import { requestHost } from '../browser/permissions.ts'
import { text } from '../browser/text.ts'
import { isPictureField, type PictureField } from '../profile/picture.ts'
import { fetchImage, type Fetched, type HostAnswer, type ImagePlace } from './fetch-image.ts'

/** "Use as profile picture" and "Use as background picture", on any image in any tab. */

const makeMenus = async (): Promise<void> => {
  await browser.contextMenus.removeAll()
  for (const field of ['profilePicture', 'backgroundPicture'] as const)
    browser.contextMenus.create({ id: field, title: text(`menu_${field}`), contexts: ['image'] })
}

export const watchMenus = (): void => {
  browser.runtime.onInstalled.addListener(() => void makeMenus())
  browser.runtime.onStartup.addListener(() => void makeMenus())
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const field = String(info.menuItemId)
    if (!isPictureField(field) || info.srcUrl === undefined) return
    const place = placeOf(info, info.srcUrl, tab?.id)
    // Asked for now or never: a moment later the browser no longer takes it for the member's press.
    void take(field, place, place.isForeign ? askFor(place.url) : Promise.resolve('unasked'))
  })
}

/** `unasked`: there was nothing to ask for, or the browser would not ask; then the host itself may still allow it. */
const askFor = (url: string): Promise<HostAnswer> =>
  requestHost(`${new URL(url).origin}/*`).then(
    (given): HostAnswer => (given ? 'given' : 'denied'),
    (): HostAnswer => 'unasked',
  )

/** A host has to be asked for only where the image is another's than the page's, whose own the press opens. */
const placeOf = (info: Menus.OnClickData, url: string, tab: number | undefined): ImagePlace => ({
  url,
  tab: tab ?? null,
  frame: info.frameId ?? 0,
  isForeign: url.startsWith('https://') && originOf(url) !== originOf(info.frameUrl ?? info.pageUrl ?? ''),
})

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null)

const take = async (field: PictureField, place: ImagePlace, asked: Promise<HostAnswer>): Promise<void> => {
  const fetched = await fetchImage(place, await asked)
  const picked: Picked = {
    field,
    id: crypto.randomUUID(),
    host: hostOf(place.url),
    outcome: await outcomeOf(fetched),
  }
  await changeItem(items.picked, () => picked)
  await openEditor(field)
}

const outcomeOf = async (fetched: Fetched): Promise<Picked['outcome']> =>
  fetched.type === 'file'
    ? { type: 'file', sha256: await keepFile(fetched.file, Date.now()) }
    : { type: 'refused', why: fetched.why }

const hostOf = (url: string): string => (/^https?:/.test(url) ? new URL(url).hostname : '')
