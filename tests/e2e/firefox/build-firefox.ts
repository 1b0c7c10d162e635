import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { copyBuild } from '../../../scripts/build.ts'
import { findFirefox } from '../../../scripts/find-browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the Firefox build under test. */
    firefoxExtension: string
  }
}

/** Before the first file: the production build is there, and so is Firefox. */
export function setup({ provide }: TestProject): () => void {
  findFirefox()
  const extension = copyBuild('firefox')
  provide('firefoxExtension', extension)
  return () => rmSync(extension, { recursive: true, force: true })
}
