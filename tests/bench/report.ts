import type { Figure } from './figure.ts'
import { remarkOn } from './remarks.ts'

/** Where and with what the figures were measured. */
export interface Setting {
  readonly date: string
  readonly machine: string
  readonly versions: Readonly<Record<string, string>>
}

const ratioOf = ({ ratio }: Figure): string => (ratio === null ? '' : `${ratio.toFixed(2)} ×`)

const columns = ['what', 'figure', 'limit or peer', 'ratio', 'aim'] as const
const rowOf = (figure: Figure): string[] => [
  figure.what,
  figure.figure,
  figure.beside,
  ratioOf(figure),
  figure.verdict,
]

const groupsOf = (figures: readonly Figure[]): [string, Figure[]][] => [
  ...Map.groupBy(figures, ({ group }) => group),
]

/** One table for a terminal. */
export const tableOf = (figures: readonly Figure[]): string => {
  const rows = [[...columns], ...figures.map(rowOf)]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    line([...columns]),
    ...groupsOf(figures).flatMap(([group, members]) => [
      `── ${group}`,
      ...members.map((figure) => line(rowOf(figure))),
    ]),
  ].join('\n')
}

const count = (figures: readonly Figure[], verdict: Figure['verdict']): number =>
  figures.filter((figure) => figure.verdict === verdict).length

export const summaryOf = (figures: readonly Figure[]): string =>
  [
    `${count(figures, 'met')} aims met`,
    `${count(figures, 'missed')} missed`,
    `${count(figures, 'stated')} figures without an aim`,
    `${count(figures, 'not built yet')} not built yet`,
  ].join(', ')

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`)

/** The page for docs/performance.md. */
export const pageOf = (figures: readonly Figure[], { date, machine, versions }: Setting): string => {
  const missed = figures.filter(({ verdict }) => verdict === 'missed')
  const tables = groupsOf(figures).flatMap(([group, members]) => [
    `## ${group[0]?.toUpperCase()}${group.slice(1)}`,
    '',
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...members.map((figure) => `| ${rowOf(figure).map(cell).join(' | ')} |`),
    '',
  ])
  return [
    '# Performance',
    '',
    '`npm run bench` measures all of this anew and writes this page; nothing here is written by hand. Times depend on the machine, ratios much less: each peer is measured in the same run.',
    '',
    `- Date: ${date}`,
    `- Machine: ${machine}`,
    ...Object.entries(versions).map(([name, version]) => `- ${name}: ${version}`),
    `- Result: ${summaryOf(figures)}`,
    '',
    ...tables,
    ...(missed.length > 0
      ? [
          '## Not at their aim',
          '',
          ...[...Map.groupBy(missed, ({ id }) => remarkOn(id))].map(
            ([remark, those]) => `- ${those.map(({ what }) => `**${what}**`).join('; ')}: ${remark}`,
          ),
          '',
        ]
      : []),
  ].join('\n')
}
