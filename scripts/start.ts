// `npm start`: the shipped build, a stand-in LinkedIn behind it, and a browser to try it in.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLIENTS } from '../sandbox/oauth/clients.ts'
import { MAIN_TOKEN, startSandbox } from '../sandbox/start.ts'
import { buildExtension } from './build.ts'
import { extensionId, launchBrowser } from './launch-browser.ts'
import { walkThrough } from './walk-through.ts'

const { env } = process
const hasDisplay = process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])

/** A profile whose toolbar shows the extension's button from the start. */
async function makeProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'profile-patch-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { pinned_extensions: [extensionId] } }),
  )
  return profile
}

function describe(token: string): string {
  const clients = CLIENTS.map(
    ({ id, name, native }) => `    ${id.padEnd(24)}${name}${native ? ', PKCE' : ''}`,
  )
  return `
Profile Patch is open on Ada's profile. LinkedIn is a stand-in on this computer; nothing leaves it.

  1. Press the extension's button in the toolbar, then Connect.
  2. Choose "token" and paste this one:

    ${token}

  3. Press "Edit" beside a heading of the profile, or edit in the popup or the full editor.

  The other ways to sign in take one of these client ids:
${clients.join('\n')}
  and, for the organisation's own service, this address:
    https://exchange.example/token

Close the browser's window or press Ctrl-C here to stop.
`
}

async function openBrowser(): Promise<void> {
  const extension = buildExtension()
  const sandbox = await startSandbox()
  const profile = await makeProfile()
  try {
    const context = await launchBrowser({
      extension,
      profile,
      proxy: sandbox,
      headless: false,
      options: { viewport: null, colorScheme: null },
    })
    const closed = new Promise<void>((resolve) => {
      context.once('close', () => resolve())
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto('https://www.linkedin.com/in/ada-example/')
    console.log(describe(MAIN_TOKEN))
    await closed
    await context.close()
  } finally {
    await sandbox.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (hasDisplay && !process.argv.includes('--headless')) {
  await openBrowser()
} else {
  if (!hasDisplay)
    console.log('There is no display to open a browser on, so the walk-through runs without one.')
  await walkThrough()
}
