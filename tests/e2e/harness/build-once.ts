import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { copyBuild } from '../../../scripts/build.ts'
import { findBrowser } from '../../../scripts/find-browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the build under test, the same for every file of a run. */
    extension: string
  }
}

/** Before the first file: the production build is there, and so is a browser. */
export function setup({ provide }: TestProject): () => void {
  findBrowser()
  const extension = copyBuild()
  provide('extension', extension)
  return () => rmSync(extension, { recursive: true, force: true })
}
