import type { Plugin } from 'vite'
import { defineConfig, type Entrypoint, type EntrypointGroup } from 'wxt'

/** The public half of the key that fixes the Chromium id, and with it the redirect address an organisation registers. */
const chromiumKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtvBp+W1XtaxCHuWVbnaPECUvXq40x4qQJxSx8BxjFI+cMjSeHOPOrhI5hcICb7AuTAmeBgl7PdO3T/RlZRD3u/WG6QIlhYIy3MRTK6/ng52wKMPIf9LNwtMyM6qYEQe56sHqtIJ5n+m7pQEX7TbHPAJYzwjFNXA0+NpKOAHxjABKiDh5YOxzGF4CZ714tiP4H2CV9b5QZrezn1IR700WXMlsUYf4c0nBhLqTQwqRo/nFaerc5dVLWistUQg3xF/p/XopAzdaqN4qi4hb08kp6Q72+ifP04t5gOeffp967knnmD5so65vGlHmcO6WwsgBdjvAAZfSyD3lVpRBHiU5fwIDAQAB'

/** The add-on id that fixes the Firefox redirect address. */
const firefoxId = '{d35f1e4d-5803-49b1-87a0-7d3b575a0a3e}'

const linkedIn = 'https://www.linkedin.com/*'

/** The oldest versions it installs in. */
const oldest = { chrome: 130, firefox: 140 }

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob: https://media.licdn.com",
  // Any https address: the organisation's own sign-in exchange, and pictures the member picks elsewhere.
  "connect-src 'self' data: blob: https:",
  "base-uri 'none'",
  "form-action 'none'",
  // No text ever becomes markup or code, and no policy can be made that would let it.
  "require-trusted-types-for 'script'",
  // One policy, for the addresses of our own scripts alone (utils/browser/trusted-address.ts).
  'trusted-types workers',
].join('; ')

const root = process.cwd().replaceAll('\\', '/')

interface ModuleGraph {
  getModuleInfo: (
    id: string,
  ) => { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

type When = 'start' | 'later'

/** All that a module brings along from its start, or also later. */
const reachedFrom = (id: string, when: When, graph: ModuleGraph, found = new Set<string>()): Set<string> => {
  if (found.has(id)) return found
  found.add(id)
  const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {}
  const links = when === 'later' ? [...importedIds, ...dynamicallyImportedIds] : importedIds
  for (const next of links) reachedFrom(next, when, graph, found)
  return found
}

/** Whether a module comes with a file of ours. */
type IsWith = (file: string, when?: When) => boolean

const firstRead = 'components/first-read.ts'
const popup = 'entrypoints/popup/index.html'
const editor = 'entrypoints/options/index.html'
const frame = 'entrypoints/inline/index.html'
const pages = [popup, editor, frame]

const isStyle = (id: string): boolean => id.endsWith('.css')

/**
 * TABLE of the files the pages are made of: a module goes into the first it belongs in. Left to itself, the bundler makes
 * one of every few modules that different screens share, and each is asked for, and compressed, by itself. A page has
 * every style it may ever need from its start: a sheet of its own costs more than the few bytes in it.
 */
const files: Readonly<Record<string, (isWith: IsWith, id: string) => boolean>> = {
  popup: (isWith, id) => isWith(popup) || (isWith(popup, 'later') && isStyle(id)),
  'first-read': (isWith) => isWith(firstRead),
  screen: (isWith, id) => (isWith(editor) && isWith(frame)) || (isWith(frame, 'later') && isStyle(id)),
  editor: (isWith, id) => isWith(editor) || (isWith(editor, 'later') && isStyle(id)),
}

const filesOfPages = (): Plugin => {
  const reached = new Map<string, ReadonlySet<string>>()
  const groups = Object.entries(files).map(([name, holds], at, { length }) => ({
    priority: length - at,
    name: (id: string, graph: ModuleGraph): string | null => {
      // What a content script or a worker is made of is its own.
      if (!pages.some((page) => graph.getModuleInfo(`${root}/${page}`))) return null
      const isWith: IsWith = (file, when = 'start') => {
        const key = `${file} ${when}`
        const all = reached.get(key) ?? reachedFrom(`${root}/${file}`, when, graph)
        reached.set(key, all)
        return all.has(id)
      }
      return holds(isWith, id) ? name : null
    },
  }))
  return {
    name: 'files-of-pages',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
  }
}

/**
 * The popup is built by itself: it opens at a click, and is there soonest as one file that holds nothing for the others.
 * It costs the package what the two have in common.
 */
const popupByItself = (groups: EntrypointGroup[]): void => {
  const at = groups.findIndex((group) => Array.isArray(group) && group.some(({ name }) => name === 'popup'))
  const together = groups[at]
  if (!Array.isArray(together)) return
  const isPopup = ({ name }: Entrypoint) => name === 'popup'
  groups.splice(
    at,
    1,
    together.filter(isPopup),
    together.filter((page) => !isPopup(page)),
  )
}

/**
 * Runs a page's scripts as soon as they are there, and not after its styles: storage is asked meanwhile, and nothing is
 * drawn before both have come (components/show-page.tsx). What asks for a page's data, where it is a script of its own,
 * comes first of all.
 */
const soonest = (): Plugin => ({
  name: 'soonest',
  transformIndexHtml: {
    order: 'post',
    handler: (page, { bundle = {} }) => ({
      html: page.replaceAll('<script type="module"', '<script type="module" async'),
      tags: Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.name === 'first-read')
        .map(({ fileName }) => ({
          tag: 'script',
          attrs: { type: 'module', async: true, crossorigin: true, src: `/${fileName}` },
          injectTo: 'head-prepend',
        })),
    }),
  },
})

export default defineConfig({
  hooks: { 'entrypoints:grouped': (_wxt, groups) => popupByItself(groups) },
  imports: false,
  publicDir: 'assets/public',
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Written for the oldest browsers this installs in, which know `light-dark()` and `modulepreload` by themselves.
    build: {
      sourcemap: false,
      modulePreload: { polyfill: false },
      target: [`chrome${oldest.chrome}`, `firefox${oldest.firefox}`],
    },
    plugins: [filesOfPages(), soonest()],
  }),
  zip: {
    // What a reviewer builds from, and nothing that merely lies about. WXT's archives hold no times: the same sources
    // make the same bytes.
    includeSources: [
      'assets/**',
      'components/**',
      'entrypoints/**',
      'utils/**',
      'docs/store/build.md',
      'LICENSE',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
    ],
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: firefoxId,
              strict_min_version: `${oldest.firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          key: chromiumKey,
          minimum_chrome_version: String(oldest.chrome),
          // Firefox takes a policy without a schema; what is in it is checked by policy.ts in both.
          storage: { managed_schema: 'managed-schema.json' },
        }),
    permissions: ['storage', 'identity', 'contextMenus', 'alarms', 'activeTab', 'scripting'],
    host_permissions: ['https://api.linkedin.com/*', linkedIn],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://[::1]/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    web_accessible_resources: [
      {
        resources: ['inline.html'],
        matches: [linkedIn],
        // Firefox gives every installation a random address by itself.
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
  }),
})
