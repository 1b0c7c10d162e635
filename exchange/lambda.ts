// The handler of an AWS Lambda function behind its function address or an API gateway.
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { createExchange } from './app.ts'
import { readSettings } from './settings.ts'

type Bindings = { event?: LambdaEvent; lambdaContext?: LambdaContext }

const app = createExchange(readSettings(process.env), {
  fetch: (...sent) => fetch(...sent),
  now: () => Date.now(),
  log: (line) => console.log(line),
  addressOf: (context) => sourceOf((context.env as Bindings).event),
})

/** Both forms of the gateway's event name the caller, each in its own place. */
function sourceOf(event: LambdaEvent | undefined): string | undefined {
  const request = event?.requestContext
  if (!request) return undefined
  if ('http' in request) return request.http.sourceIp
  return 'identity' in request && 'sourceIp' in request.identity ? request.identity.sourceIp : undefined
}

export const handler = handle(app)
