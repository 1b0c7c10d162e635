import { browser } from '../browser/api.ts'
import type { PickProblem } from '../browser/item-schemas.ts'

/** An image's bytes, from wherever the browser lets them be had. */

export interface ImagePlace {
  url: string
  tab: number | null
  frame: number
  /** From another host than the page it was found on. */
  isForeign: boolean
}

export type Fetched = { type: 'file'; file: Blob } | { type: 'refused'; why: PickProblem }

/** What came of asking the member for the host. */
export type HostAnswer = 'given' | 'denied' | 'unasked'

/** More than any picture LinkedIn could take after being made smaller. */
const mostBytes = 100 * 1024 * 1024

const refused = (why: PickProblem): Fetched => ({ type: 'refused', why })

/**
 * The page's own images and those that live in it alone (`blob:`) are read in the page, which the press has opened for
 * that (`activeTab`); others are fetched here, without cookies. Where one way is closed the other is tried.
 * A host the member has just denied is not contacted.
 */
export const fetchImage = async (place: ImagePlace, host: HostAnswer): Promise<Fetched> => {
  const { url, isForeign } = place
  if (host === 'denied') return refused('host')
  if (url.startsWith('data:')) return fetchHere(url)
  if (url.startsWith('blob:') || url.startsWith('http:')) return readInPage(place)
  const [first, second] = isForeign
    ? [() => fetchHere(url), () => readInPage(place)]
    : [() => readInPage(place), () => fetchHere(url)]
  const found = await first()
  if (found.type === 'file' || found.why === 'size') return found
  const other = await second()
  if (other.type === 'file' || other.why === 'size') return other
  const reasons = [found.why, other.why]
  return refused(reasons.includes('answer') ? 'answer' : isForeign ? 'host' : 'page')
}

const fetchHere = async (url: string): Promise<Fetched> => {
  try {
    const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' })
    if (!response.ok) return refused('answer')
    if (Number(response.headers.get('content-length') ?? 0) > mostBytes) return refused('size')
    const file = await response.blob()
    return file.size > mostBytes ? refused('size') : { type: 'file', file }
  } catch {
    return refused('host')
  }
}

/** Runs in the page: it may hold nothing but what stands in it. A data address is what can be handed back. */
const readAsAddress = async (url: string): Promise<string | null> => {
  try {
    const response = await fetch(url)
    if (!response.ok) return null
    const blob = await response.blob()
    return await new Promise((resolve) => {
      const reader = new FileReader()
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : null))
      reader.addEventListener('error', () => resolve(null))
      reader.readAsDataURL(blob)
    })
  } catch {
    return null
  }
}

const readInPage = async ({ url, tab, frame }: ImagePlace): Promise<Fetched> => {
  if (tab === null) return refused('page')
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: tab, frameIds: [frame] },
      func: readAsAddress,
      args: [url],
    })
    const address = answer?.result
    return typeof address === 'string' && address.startsWith('data:') ? fetchHere(address) : refused('page')
  } catch {
    // The browser's own pages and its store let nobody in.
    return refused('page')
  }
}
