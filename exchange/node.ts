// `node exchange/node.ts`: on PORT (8787 if unset) of HOST (loopback if unset), behind whatever speaks https.
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createExchange } from './app.ts'
import { readSettings } from './settings.ts'

const app = createExchange(readSettings(process.env), {
  fetch: (...sent) => fetch(...sent),
  now: () => Date.now(),
  log: (line) => console.log(line),
  addressOf: (context) => getConnInfo(context).remote.address,
})

const server = serve(
  {
    fetch: app.fetch,
    port: Number(process.env['PORT'] ?? 8787),
    hostname: process.env['HOST'] ?? '127.0.0.1',
  },
  ({ address, port }) => console.log(JSON.stringify({ listening: `http://${address}:${port}` })),
)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close())
