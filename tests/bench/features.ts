import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const components = join(import.meta.dirname, '../../components')

/** Whether a screen with this test id has been built, so that a figure can say "not built yet" instead of failing. */
export const isBuilt = (testId: string): boolean =>
  readdirSync(components, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .some((file) => readFileSync(join(components, file), 'utf8').includes(testId))
