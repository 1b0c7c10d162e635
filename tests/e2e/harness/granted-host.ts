import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/**
 * The build as it is after the member gave it one more host: nobody can answer the browser's question without a window,
 * and an optional host that covers all can't be given on the browser's own page either. A copy, removed at the end; all
 * that differs is one line of its manifest.
 */
export function withHost(extension: string, pattern: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'profile-patch-granted-'))
  cpSync(extension, folder, { recursive: true })
  const path = join(folder, 'manifest.json')
  const manifest: { host_permissions: string[] } = JSON.parse(readFileSync(path, 'utf8'))
  manifest.host_permissions.push(pattern)
  writeFileSync(path, JSON.stringify(manifest))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
