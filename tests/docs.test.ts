import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
]
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

describe.each(pages)('%s', (page) => {
  test('leads to files that are there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })

  test('names files of the repository that are there', () => {
    const named = [
      ...read(page).matchAll(
        /`((?:assets|components|entrypoints|exchange|sandbox|scripts|tests|utils)\/[\w./-]+\.\w+)`/g,
      ),
    ].map(([, file = '']) => normalize(file))
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})

test('SECURITY.md names a test for everything that can’t be done', () => {
  const rows = read('SECURITY.md')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(?: it can’t| it can't| -)/.test(line))
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter((row) => !row.includes('`tests/'))).toEqual([])
})
