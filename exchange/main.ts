// `deno serve -NE exchange/main.ts`, `bun exchange/main.ts`, and the entry of a Cloudflare Worker: whatever takes a
// module with a `fetch`. Node: node.ts. AWS Lambda: lambda.ts.
import { createExchange } from './app.ts'
import { readSettings } from './settings.ts'

/** What these machines hand to `fetch` beside the request, each something else. */
type Given = Partial<
  Record<string, unknown> & {
    /** A Worker's environment. */
    LINKEDIN_CLIENT_ID: string
    /** Deno. */
    remoteAddr: { hostname: string }
    /** Bun. */
    requestIP: (request: Request) => { address: string } | null
  }
>

let app: ReturnType<typeof createExchange> | undefined

/** A Worker is handed its environment; the others have one for the process. */
function environmentOf(given: Given): Record<string, string | undefined> {
  const texts = Object.entries(given).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { ...(typeof process === 'object' ? process.env : {}), ...Object.fromEntries(texts) }
}

/** The header is Cloudflare's word on a Worker alone: anywhere else, anyone could have written it. */
function addressOf(request: Request, given: Given): string | undefined {
  if (given.LINKEDIN_CLIENT_ID !== undefined) return request.headers.get('cf-connecting-ip') ?? undefined
  return given.remoteAddr?.hostname ?? given.requestIP?.(request)?.address
}

export default {
  fetch: (request: Request, given: Given = {}): Response | Promise<Response> => {
    app ??= createExchange(readSettings(environmentOf(given)), {
      fetch: (...sent) => fetch(...sent),
      now: () => Date.now(),
      log: (line) => console.log(line),
      addressOf: (context) => addressOf(context.req.raw, context.env as Given),
    })
    return app.fetch(request, given)
  },
}
