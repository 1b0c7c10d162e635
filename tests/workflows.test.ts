import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../.github/workflows')
const workflows = readdirSync(folder).map((file): [string, string] => [
  file,
  readFileSync(join(folder, file), 'utf8'),
])

describe.each(workflows)('the workflow %s', (_file, text) => {
  it('names every action by its whole commit, and the version beside it', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action)
    expect(used.length).toBeGreaterThan(2)
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    )
  })

  it('may do nothing but what a job of it says, and none both runs the project and writes', () => {
    expect(text).toMatch(/^permissions: \{\}$/m)
    const jobs = text
      .slice(text.indexOf('\njobs:'))
      .split(/\n  (?=[\w-]+:\n)/)
      .slice(1)
    expect(jobs.length).toBeGreaterThan(0)
    expect(jobs.filter((job) => /run: npm/.test(job) && /: write/.test(job))).toEqual([])
    expect(jobs.filter((job) => !/\n    permissions:\n/.test(job))).toEqual([])
  })

  it('calls the two commands of the README, and makes the packages', () => {
    for (const command of ['npm test', 'npm start', 'npm run zip'])
      expect(text).toContain(`run: ${command}\n`)
  })
})
