import { existsSync, readFileSync } from 'node:fs'
import { extname, join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'

/** One file of a build, by its path in the folder of the build. */
export interface SizedFile {
  readonly path: string
  /** Bytes as built, which is minified. */
  readonly bytes: number
  /** Bytes after gzip at its best level. */
  readonly gzip: number
}

/** What one entrypoint weighs. Every file is compressed by itself, as a server or a store would. */
export interface EntrypointSize {
  readonly name: string
  readonly why: string
  /** Limit of `gzip`, in bytes; null where none is set. */
  readonly limit: number | null
  /** The entrypoint and everything that is loaded with it before its first line runs. */
  readonly atStart: readonly SizedFile[]
  /** What it may load later, each with what only it brings along. */
  readonly whenNeeded: readonly SizedFile[]
  readonly bytes: number
  readonly gzip: number
}

interface Entrypoint {
  readonly name: string
  readonly entry: string
  readonly limit: number | null
  readonly why: string
}

/** TABLE of the limits, in bytes after gzip, each with its reason. A limit is kept by mending the product. */
const entrypoints: readonly Entrypoint[] = [
  {
    name: 'popup',
    entry: 'popup.html',
    limit: 40_000,
    why: 'opens at a click and is read, parsed and run anew every time',
  },
  {
    name: 'worker',
    entry: 'background.js',
    limit: 60_000,
    why: 'starts anew for every message after half a minute of rest',
  },
  {
    name: 'content script',
    entry: 'content-scripts/site.js',
    limit: 6_000,
    why: 'is loaded into every page of the site, mostly to do nothing there',
  },
  {
    name: 'own profile page, besides',
    entry: 'content-scripts/profile.js',
    limit: null,
    why: 'is put on the one page it is for, and stays idle there: the bench times it',
  },
  { name: 'editor', entry: 'options.html', limit: null, why: 'opens once and stays: the bench times it' },
  { name: 'frame', entry: 'inline.html', limit: null, why: 'opens on the page: the bench times it' },
]

/** Weighs every entrypoint of a build, in the order of the table. */
export const weighEntrypoints = (folder: string): EntrypointSize[] =>
  entrypoints.map(({ name, entry, limit, why }) => {
    if (!existsSync(join(folder, entry))) throw new Error(`The build has no ${entry}.`)
    const atStart = reachable(folder, [entry], 'static')
    const later = reachable(folder, [entry], 'all').filter((path) => !atStart.includes(path))
    const files = atStart.map((path) => weigh(folder, path))
    return {
      name,
      why,
      limit,
      atStart: files,
      whenNeeded: later.map((path) => weigh(folder, path)),
      bytes: sum(files, 'bytes'),
      gzip: sum(files, 'gzip'),
    }
  })

export const sum = (files: readonly SizedFile[], of: 'bytes' | 'gzip'): number =>
  files.reduce((total, file) => total + file[of], 0)

const weigh = (folder: string, path: string): SizedFile => {
  const content = readFileSync(join(folder, path))
  return { path, bytes: content.byteLength, gzip: gzipSync(content, { level: 9 }).byteLength }
}

/** These files and all they lead to, each once, in the order they are found. */
const reachable = (folder: string, from: readonly string[], which: 'static' | 'all'): string[] => {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    const links = linksIn(folder, path)
    for (const link of which === 'all' ? [...links.atStart, ...links.later] : links.atStart) visit(link)
  }
  for (const path of from) visit(path)
  return [...found]
}

interface Links {
  readonly atStart: string[]
  readonly later: string[]
}

const linksIn = (folder: string, path: string): Links => {
  const text = readFileSync(join(folder, path), 'utf8')
  const resolved = (links: readonly string[]): string[] =>
    links
      .map((link) => (link.startsWith('/') ? link.slice(1) : posix.join(posix.dirname(path), link)))
      .filter((link) => existsSync(join(folder, link)))
  switch (extname(path)) {
    case '.html':
      return { atStart: resolved(addressesIn(text)), later: [] }
    case '.css':
      return {
        atStart: resolved([...text.matchAll(/@import\s*["']([^"']+)/g)].flatMap(([, link]) => link ?? [])),
        later: [],
      }
    case '.js': {
      const { module } = parseSync(path, text)
      const exported = module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
      )
      return {
        atStart: resolved([
          ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
          ...exported,
        ]),
        later: resolved([
          ...module.dynamicImports.map(({ moduleRequest }) =>
            text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
          ),
          // The style sheets and modules that Vite fetches ahead of a dynamic import stand in a list of their own.
          ...[...text.matchAll(/["'`]((?:assets|chunks)\/[\w.-]+\.(?:css|js))["'`]/g)].map(
            ([, link]) => `/${link}`,
          ),
          // What the background loads late stands beside it (utils/browser/late-script.ts).
          ...[...text.matchAll(/["'`](\/[\w-]+\.js)["'`]/g)].flatMap(([, link]) => link ?? []),
        ]),
      }
    }
    default:
      return { atStart: [], later: [] }
  }
}

/** Scripts, modules to be fetched ahead and style sheets of a page. */
const addressesIn = (page: string): string[] =>
  [...page.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+\.(?:js|css))"/g)].flatMap(
    ([, address]) => address ?? [],
  )
