import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')
const entry = 'virtual:measured'

export interface BundleSize {
  readonly bytes: number
  readonly gzip: number
}

/** What a module weighs for a browser with everything it imports: one minified script, nothing written to disk. */
export const weighBundle = async (code: string): Promise<BundleSize> => {
  const built = await build({
    root,
    configFile: false,
    envFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'measured',
        resolveId: (id) => (id === entry ? `\0${entry}.ts` : null),
        load: (id) => (id === `\0${entry}.ts` ? code : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2024',
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const chunks = [built]
    .flat()
    .flatMap((output) => ('output' in output ? output.output : []))
    .filter((file) => file.type === 'chunk')
  const script = chunks.map((chunk) => chunk.code).join('')
  return { bytes: Buffer.byteLength(script), gzip: gzipSync(script, { level: 9 }).byteLength }
}

/** A module that brings in all that these files export. Paths from the root of the project. */
export const everythingOf = (paths: readonly string[]): string =>
  paths.map((path) => `export * from ${JSON.stringify(join(root, path))};`).join('\n')
