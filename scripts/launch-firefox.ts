import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFirefox } from './find-browser.ts'
import { openMarionette, type Marionette } from './marionette.ts'

/** Fixed in wxt.config.ts; the redirect address is the SHA-1 of it. */
export const firefoxId = '{d35f1e4d-5803-49b1-87a0-7d3b575a0a3e}'

/** Firefox gives every installation a random address; a preference fixes it for this profile. */
const uuid = '7c3f0d52-94a1-4a7e-8a51-0f4d7b1e9c66'
export const firefoxOrigin = `moz-extension://${uuid}`

export interface FirefoxLaunch {
  /** The folder of the built extension. */
  readonly extension: string
  /** The folder of the browser's profile. */
  readonly profile: string
  readonly proxy: { readonly port: number; readonly caCertificate: string }
}

export interface Firefox extends Marionette {
  readonly quit: () => Promise<void>
}

const preferences = ({ proxy }: FirefoxLaunch): Record<string, string | number | boolean> => ({
  'extensions.webextensions.uuids': JSON.stringify({ [firefoxId]: uuid }),
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxy.port,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxy.port,
  'network.proxy.allow_hijacking_localhost': true,
  'intl.locale.requested': 'en-US',
  // Firefox lets clicks fall that come right after a page's first paint, which protects people and not tests.
  'dom.input_events.security.minNumTicks': 0,
  'dom.input_events.security.minTimeElapsedInMS': 0,
  // Any free port; Firefox writes into its profile which one it took.
  'marionette.port': 0,
})

/** An installed Firefox without a window, with the extension in it, whose every request goes through the sandbox. */
export async function launchFirefox(launch: FirefoxLaunch): Promise<Firefox> {
  const lines = Object.entries(preferences(launch)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  await writeFile(join(launch.profile, 'user.js'), lines.join('\n'))
  const port = portIn(launch.profile)
  const running = spawn(
    findFirefox(),
    [
      '--headless',
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      launch.profile,
    ],
    // A home of its own: a root's browser refuses one that is somebody else's.
    { stdio: 'ignore', env: { ...process.env, HOME: launch.profile, MOZ_CRASHREPORTER_DISABLE: '1' } },
  )
  const ended = once(running, 'exit')
  const marionette = await openMarionette(
    await Promise.race([
      port,
      ended.then((): never => {
        throw new Error('Firefox ended before it could be driven.')
      }),
    ]),
  )
  await marionette.ask('WebDriver:NewSession')
  await trust(marionette, launch.proxy.caCertificate)
  await marionette.ask('Addon:Install', { path: launch.extension, temporary: true })
  return {
    ...marionette,
    quit: async () => {
      await marionette.ask('Marionette:Quit', { flags: ['eForceQuit'] })
      await ended
      marionette.close()
    },
  }
}

/** Takes the sandbox's own authority for good, made at its start, and nothing else that is wrong. */
async function trust({ ask }: Marionette, certificate: string): Promise<void> {
  const base64 = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '')
  await ask('Marionette:SetContext', { value: 'chrome' })
  await ask('WebDriver:ExecuteScript', {
    script: `Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB)
      .addCertFromBase64(arguments[0], 'C,,')`,
    args: [base64],
  })
  await ask('Marionette:SetContext', { value: 'content' })
}

/** The port Firefox writes down once it listens. */
async function portIn(profile: string): Promise<number> {
  const written = new AbortController()
  return new Promise((resolve) => {
    const look = async (): Promise<void> => {
      const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '')
      if (!/^\d+$/.test(text)) return
      written.abort()
      resolve(Number(text))
    }
    watch(profile, { signal: written.signal }, () => void look())
  })
}
