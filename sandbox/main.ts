import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { MAIN_TOKEN, startSandbox } from './start.ts'

// `node sandbox/main.ts [--port N]`: the stand-in LinkedIn alone, for curl and for browsers.
const { values } = parseArgs({ options: { port: { type: 'string', default: '8466' } } })
const sandbox = await startSandbox({ port: Number(values.port) })
const caPath = '.cache/sandbox-ca.pem'
mkdirSync('.cache', { recursive: true })
writeFileSync(caPath, sandbox.caCertificate)

console.log(`Stand-in LinkedIn (sandbox)

  proxy     ${sandbox.proxyUrl}        (only LinkedIn's hosts pass; also the control surface: open it)
  authority ${caPath}
  SPKI      ${sandbox.spkiHash}
  token     ${MAIN_TOKEN}        (Ada Example, may read and write everything)
  page      https://www.linkedin.com/in/ada-example/

Try
  alias sandbox='curl -s --proxy ${sandbox.proxyUrl} --cacert ${caPath} -H "Authorization: Bearer ${MAIN_TOKEN}" -H "X-RestLi-Protocol-Version: 2.0.0"'
  sandbox 'https://api.linkedin.com/v2/me?projection=(id,headline,vanityName)'
  sandbox -H 'Content-Type: application/json' -d '{"patch":{"$set":{"vanityName":"adaexample"}}}' 'https://api.linkedin.com/v2/people/(id:yrZCpj2ZYQ)' -i
  curl -s ${sandbox.proxyUrl}/requests

Chromium
  chromium --user-data-dir="$(mktemp -d)" --proxy-server=${sandbox.proxyUrl} --ignore-certificate-errors-spki-list=${sandbox.spkiHash} https://www.linkedin.com/in/ada-example/

Ctrl+C stops it.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close()
  })
}
