import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import messages from '../../assets/public/_locales/en/messages.json'
import type { Kind } from '../../utils/profile/kinds.ts'
import { fields, sections } from '../../utils/profile/registry.ts'

const keys = new Set(Object.keys(messages))

/** The keys an input of this kind puts together: rows by the name of what they are in, or their own. */
const wantedBy = (kind: Kind, scope: string): string[][] => {
  switch (kind.type) {
    case 'choice':
      return kind.options.map((option) => [`choice_${option}`])
    case 'date':
      return kind.parts.map((part) => [`row_${part}`])
    case 'list':
    case 'keyedList':
      return [
        [`item_${scope}`],
        ...(kind.type === 'list' && kind.grows === false ? [] : [[`add_${scope}`]]),
        ...wantedBy(kind.of, scope),
      ]
    case 'record':
      return kind.rows.flatMap((row) => [
        [`row_${scope}_${row.id}`, `row_${row.id}`],
        ...wantedBy(row.kind, row.id),
      ])
    default:
      return []
  }
}

const sourceOf = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../utils/profile', name), 'utf8')

/** Every problem the checks can name; a part of a date stands for each of its three. */
const problems = ['check.ts', 'diff.ts'].flatMap((file) =>
  [...sourceOf(file).matchAll(/['`](problem_[\w${}]+)['`]/g)].flatMap(([, key = '']) =>
    key.includes('${') ? ['day', 'month', 'year'].map((part) => key.replace(/\$\{\w+\}/, part)) : [key],
  ),
)

describe('every word of the forms is written', () => {
  it.each(fields.map((field) => [field.id, field.kind] as const))('%s', (id, kind) => {
    const wanted = [[`field_${id}`], [`field_${id}_help`], ...wantedBy(kind, id)]
    expect(wanted.filter((either) => !either.some((key) => keys.has(key)))).toEqual([])
  })

  it.each(sections.map(({ id, rows }) => [id, rows] as const))('%s and its rows', (id, rows) => {
    const wanted = [
      [`section_${id}`],
      [`section_${id}_help`],
      [`section_${id}_add`],
      [`page_edit_${id}`],
      [`field_${id}Order`],
      ...rows.flatMap((row) => [[`row_${id}_${row.id}`, `row_${row.id}`], ...wantedBy(row.kind, row.id)]),
    ]
    expect(wanted.filter((either) => !either.some((key) => keys.has(key)))).toEqual([])
  })

  it.each([...new Set([...problems, 'problem_refused'])])('%s', (key) => {
    expect(keys).toContain(key)
  })

  it('finds the problems it looks for', () => {
    expect(problems.length).toBeGreaterThan(30)
  })

  it('names keys as browsers want them: no two differ by case alone', () => {
    const lower = [...keys].map((key) => key.toLowerCase())
    expect(lower.filter((key, index) => lower.indexOf(key) < index)).toEqual([])
    expect([...keys].filter((key) => !/^[A-Za-z0-9_]+$/.test(key))).toEqual([])
  })
})
