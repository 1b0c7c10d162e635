import type { BrowserContext, Request } from 'playwright-core'

const linkedIn = ['www.linkedin.com', 'api.linkedin.com', 'media.licdn.com']

/** What browsers ask for by themselves at their start. */
const browsersOwn = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|microsoft|bing|msn|skype)\.com$/

export interface SentRequest {
  readonly from: 'extension' | 'site'
  readonly method: string
  readonly url: string
}

const hostOf = (url: string) => new URL(url).hostname

/** Undefined for a navigation, whose page may not be there yet, and for pages that are neither. */
function originOf(request: Request, extension: string): SentRequest['from'] | undefined {
  const worker = request.serviceWorker()
  if (worker) return worker.url().startsWith(extension) ? 'extension' : 'site'
  if (request.isNavigationRequest()) return undefined
  const page = addressOf(request)
  if (page.startsWith(extension)) return 'extension'
  return page.startsWith('https://www.linkedin.com/') ? 'site' : undefined
}

/** Empty where the window of a request is only just being made: Playwright can't name its frame then, and throws. */
function addressOf(request: Request): string {
  try {
    return request.frame().url()
  } catch {
    return ''
  }
}

/**
 * Gathers every request that the worker or a page of the extension made of the network, and those made from pages of
 * the site: a content script's own are among these.
 */
export function watchRequests(extension: string) {
  const seen: SentRequest[] = []
  return {
    watch(context: BrowserContext): void {
      context.on('request', (request) => {
        if (!/^(?:https?|wss?):/.test(request.url())) return
        const from = originOf(request, extension)
        if (from) seen.push({ from, method: request.method(), url: request.url() })
      })
    },

    /** The worker's and the extension's pages', oldest first. */
    sent: (): SentRequest[] => seen.filter(({ from }) => from === 'extension'),

    /**
     * Hosts that were asked and are neither LinkedIn's nor among the allowed, also when the sandbox refused them
     * before the browser told: none, if the extension keeps its word.
     */
    elsewhere(refused: readonly { readonly target: string }[], allowed: readonly string[] = []): string[] {
      const refusedHosts = refused
        .map(({ target }) => hostOf(target.includes('://') ? target : `https://${target}`))
        .filter((host) => !browsersOwn.test(host))
      const hosts = new Set([...seen.map(({ url }) => hostOf(url)), ...refusedHosts])
      return [...hosts].filter((host) => ![...linkedIn, ...allowed].includes(host))
    },
  }
}
