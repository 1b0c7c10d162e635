import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { chromiumRedirect, tokenForm } from './service.ts'

const environment = {
  LINKEDIN_CLIENT_ID: 'sandbox-client',
  LINKEDIN_CLIENT_SECRET: 'sandbox-secret',
  REDIRECT_URIS: chromiumRedirect,
  REQUESTS_PER_MINUTE: '1',
}
const body = new URLSearchParams({ ...tokenForm, grant_type: 'none' }).toString()
const headers = { 'content-type': 'application/x-www-form-urlencoded' }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
  vi.restoreAllMocks()
})

const useEnvironment = (): void => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
}

/** How the second request of an address and the first of another are answered: the limit is one. */
const secondAndOther = async (ask: (address: string) => Promise<number>): Promise<number[]> => [
  await ask('198.51.100.1'),
  await ask('198.51.100.1'),
  await ask('198.51.100.2'),
]

describe('the same service', () => {
  it('on Node', async () => {
    const server = spawn(process.execPath, [join(import.meta.dirname, '../../exchange/node.ts')], {
      env: { ...process.env, ...environment, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const line = await new Promise<string>((resolve, reject) => {
        server.stdout.once('data', (text: Buffer) => resolve(text.toString()))
        server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
      })
      const { listening } = JSON.parse(line) as { listening: string }
      expect(await (await fetch(`${listening}/health`)).json()).toEqual({ status: 'ok' })
      const ask = () => fetch(`${listening}/token`, { method: 'POST', headers, body })
      expect([(await ask()).status, (await ask()).status]).toEqual([400, 429])
    } finally {
      server.kill()
      await new Promise((resolve) => {
        server.once('close', resolve)
      })
    }
  })

  it.each([
    ['as a Worker', 'worker'],
    ['on Deno', 'deno'],
    ['on Bun', 'bun'],
  ])('%s', async (_name, machine) => {
    vi.spyOn(console, 'log').mockReturnValue()
    if (machine !== 'worker') useEnvironment()
    const { default: service } = await import('../../exchange/main.ts')
    const ask = async (address: string) => {
      const request = new Request('https://sign-in.example/token', {
        method: 'POST',
        // Anyone may write this; on a Worker alone it is Cloudflare that does.
        headers: { ...headers, 'cf-connecting-ip': machine === 'worker' ? address : '203.0.113.1' },
        body,
      })
      const given = {
        worker: environment,
        deno: { remoteAddr: { hostname: address } },
        bun: { requestIP: () => ({ address }) },
      }[machine]
      return (await service.fetch(request, given)).status
    }
    expect(await secondAndOther(ask)).toEqual([400, 429, 400])
  })

  it('on AWS Lambda', async () => {
    vi.spyOn(console, 'log').mockReturnValue()
    useEnvironment()
    const { handler } = await import('../../exchange/lambda.ts')
    const ask = async (sourceIp: string) => {
      const event = {
        version: '2.0',
        rawPath: '/token',
        rawQueryString: '',
        headers,
        body,
        isBase64Encoded: false,
        requestContext: { http: { method: 'POST', path: '/token', sourceIp } },
      }
      const answer = await handler(event as unknown as Parameters<typeof handler>[0])
      return answer.statusCode
    }
    expect(await secondAndOther(ask)).toEqual([400, 429, 400])
  })
})
