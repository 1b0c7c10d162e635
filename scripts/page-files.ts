import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'
import type { Entrypoint, EntrypointGroup } from 'wxt'

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

export const filesOfPages = (): Plugin => {
  const reached = new Map<string, ReadonlySet<string>>()
  const groups = Object.entries(files).map(([name, holds], at, { length }) => ({
    debugName: name,
    priority: length - at,
    name: (id: string, graph: ModuleGraph): string | null => {
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
    // Workers and content scripts are one file each, and built as libraries.
    config: ({ build }) =>
      build?.lib ? {} : { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
  }
}

/**
 * The popup is built by itself: it opens at a click, and is there soonest as one file that holds nothing for the others.
 * It costs the package what the two have in common.
 */
export const popupByItself = (groups: EntrypointGroup[]): void => {
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
 * Runs a page's scripts as soon as they are there, and not after it has been parsed: storage is asked meanwhile, and
 * nothing is drawn before both are done (components/show-page.tsx). What asks for a page's data, where it is a script of
 * its own, comes first of all.
 */
export const soonest = (): Plugin => ({
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

/**
 * Writes a page's styles into the page: a sheet of its own arrives some three milliseconds later, by one more way through
 * the browser, and nothing can be drawn before. The policy of the pages then has to name their digests,
 * which are added to these.
 */
export const stylesInPages = (digests: Set<string>): Plugin => {
  const styles = new Map<string, string>()
  return {
    name: 'styles-in-pages',
    generateBundle: {
      // Before Vite links the sheets from the pages and from what loads scripts late.
      order: 'pre',
      handler: (_options, bundle) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const ofPages = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('.html'))
        if (ofPages.length === 0) return
        for (const chunk of ofPages) styles.set(chunk.fileName, styleOf(chunk, bundle))
        for (const { viteMetadata } of chunks) {
          for (const sheet of viteMetadata?.importedCss ?? []) delete bundle[sheet]
          viteMetadata?.importedCss.clear()
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_page, { chunk }) => {
        const style = chunk && styles.get(chunk.fileName)
        if (!style) return []
        digests.add(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
        return [{ tag: 'style', children: style, injectTo: 'head' }]
      },
    },
  }
}

/** The sheets of a script and of all it imports, these first. */
const styleOf = (chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string => {
  const sheets = new Set<string>()
  const visited = new Set<string>()
  const visit = ({ fileName, imports, viteMetadata }: Rolldown.OutputChunk): void => {
    if (visited.has(fileName)) return
    visited.add(fileName)
    for (const each of imports) {
      const imported = bundle[each]
      if (imported?.type === 'chunk') visit(imported)
    }
    for (const sheet of viteMetadata?.importedCss ?? []) sheets.add(sheet)
  }
  visit(chunk)
  return [...sheets]
    .map((name) => bundle[name])
    .map((sheet) => (sheet?.type === 'asset' ? String(sheet.source).replace(viteMark, '') : ''))
    .join('')
}

/** What Vite tells its own sheets by. */
const viteMark = /\n\/\*\$vite\$:\d\*\/$/
