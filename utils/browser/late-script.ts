import type * as signIn from '../linkedin/oauth.ts'
import { trustedAddress } from './trusted-address.ts'

/**
 * Scripts of ours that the background runs only when they are needed, once in a life of it.
 *
 * Chromium's service worker may never import(). What it may is importScripts(), and after its installation that knows
 * only what was imported while it was installed: Chromium keeps this with the worker, until the next version. Firefox's
 * background is a document, which takes a script at any time.
 */
interface LateScripts {
  'sign-in': typeof signIn
}

type Name = keyof LateScripts

/** TABLE of their files, each built from the entrypoint of this name. */
const files: Readonly<Record<Name, string>> = { 'sign-in': '/sign-in.js' }

const given = globalThis as unknown as Partial<LateScripts> & {
  importScripts?: (address: string) => void
}

/** For such a script itself: what it has for whoever loads it. */
export const provideLateScript = <N extends Name>(name: N, exports: LateScripts[N]): void => {
  Object.assign(given, { [name]: exports })
}

/** For the background's start, so that the browser keeps what it will be asked for later. */
export const keepLateScripts = (): void => {
  globalThis.addEventListener('install', () => {
    for (const file of Object.values(files)) given.importScripts?.(addressOf(file))
  })
}

/** Rejects where the browser can't load it. */
export const loadLateScript = async <N extends Name>(name: N): Promise<LateScripts[N]> => {
  if (!given[name]) await run(addressOf(files[name]))
  const exports = given[name]
  if (!exports) throw new Error(`${files[name]} has provided nothing.`)
  return exports
}

const addressOf = (file: string): string => trustedAddress(file, Object.values(files))

const run = (address: string): void | Promise<void> => {
  if (given.importScripts) return given.importScripts(address)
  const script = document.createElement('script')
  script.src = address
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`${address} can’t be loaded.`)))
    document.head.append(script)
  })
}
