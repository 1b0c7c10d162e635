// `npm run size`: what each entrypoint weighs, and a failure where one passes its limit.
import { buildExtension } from './build.ts'
import { sum, weighEntrypoints, type EntrypointSize, type SizedFile } from './entrypoint-sizes.ts'

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

const withEnding = (files: readonly SizedFile[], ending: RegExp): SizedFile[] =>
  files.filter(({ path }) => ending.test(path))

const isOver = ({ gzip, limit }: EntrypointSize): boolean => limit !== null && gzip > limit

const rowOf = (size: EntrypointSize): string[] => [
  size.name,
  kilobytes(size.bytes),
  kilobytes(size.gzip),
  kilobytes(sum(withEnding(size.atStart, /\.js$/), 'gzip')),
  kilobytes(sum(withEnding(size.atStart, /\.html$/), 'gzip')),
  kilobytes(sum(size.whenNeeded, 'gzip')),
  size.limit === null ? '' : kilobytes(size.limit),
  size.limit === null ? '' : isOver(size) ? 'OVER' : 'kept',
]

const print = (rows: readonly string[][]): void => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
}

const sizes = weighEntrypoints(buildExtension())
print([
  ['kB', 'minified', 'gzip', 'of it scripts', 'of it page, styles', 'when needed', 'limit', ''],
  ...sizes.map(rowOf),
])
for (const size of sizes.filter(isOver)) {
  console.log(
    `\n${size.name} is ${size.gzip - (size.limit ?? 0)} bytes over its limit; it ${size.why}. At start it loads:`,
  )
  for (const { path, gzip } of size.atStart.toSorted((a, b) => b.gzip - a.gzip))
    console.log(`  ${String(gzip).padStart(6)}  ${path}`)
}
process.exitCode = sizes.some(isOver) ? 1 : 0
