import type { BrowserContext } from 'playwright-core'

/** Network answers such as 422 are logged by the browser itself; they are the tests' own subject. */
const isNetworkNote = (text: string) => text.startsWith('Failed to load resource')

/** Gathers what no page may do: throw, refuse a promise unheard, break its content security policy, log an error. */
export function watchErrors(origin: string) {
  let seen: string[] = []
  return {
    watch(context: BrowserContext): void {
      context.on('weberror', (webError) => {
        const { message, stack } = webError.error()
        seen.push(`${webError.page()?.url() ?? 'worker'}: ${stack ?? message}`)
      })
      context.on('console', (message) => {
        const { url } = message.location()
        const ours = url.startsWith(origin) || (message.page()?.url() ?? origin).startsWith(origin)
        if (ours && message.type() === 'error' && !isNetworkNote(message.text())) {
          seen.push(`${url}: ${message.text()}`)
        }
      })
    },
    /** All since the last call. */
    take(): string[] {
      const taken = seen
      seen = []
      return taken
    },
  }
}
