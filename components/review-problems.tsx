import { tableText } from '../utils/browser/text.ts'
import type { Change } from '../utils/profile/diff.ts'
import { placeKey, type Refusal } from '../utils/profile/draft.ts'
import type { Problem } from '../utils/profile/problem.ts'
import { ProblemList } from './problem-list.tsx'
import { entryRowLabel } from './section-names.ts'

interface Props {
  id: string
  change: Change
  refusals: Readonly<Record<string, Refusal>>
}

/** What is wrong with a change, and what LinkedIn said of it the last time; each beside the name of its row. */
export const ReviewProblems = ({ id, change, refusals }: Props) => {
  const said = saidOf(change, refusals)
  const problems = byRow(change)
  if (problems.length === 0 && said.length === 0) return null
  return (
    <div class="diff-note">
      {problems.map(([row, inRow]) => (
        <ProblemList key={row} id={`${id}-${row}`} problems={inRow} about={rowName(change, row)} />
      ))}
      {said.map(({ row, words }) => (
        <p key={row} class="warning" data-testid="warning">
          <span>
            {rowName(change, row) !== undefined && <strong>{rowName(change, row)}: </strong>}
            {tableText('problem_refused', [words])}
          </span>
        </p>
      ))}
    </div>
  )
}

const rowName = (change: Change, row: string): string | undefined =>
  change.type === 'field' || row === '' ? undefined : entryRowLabel(change.section, row)

/** Conflicts stand by themselves, with the buttons that decide them. */
const asked: ReadonlySet<string> = new Set(['problem_conflict', 'problem_entry_deleted'])

/** The problems of an entry by the row they are about; those of a field are about the field. */
const byRow = (change: Change): [string, Problem[]][] => {
  const rows = new Map<string, Problem[]>()
  for (const problem of change.problems.filter(({ message }) => !asked.has(message))) {
    const row = change.type === 'field' ? '' : String(problem.path[0] ?? '')
    rows.set(row, [...(rows.get(row) ?? []), problem])
  }
  return [...rows]
}

const saidOf = (
  change: Change,
  refusals: Readonly<Record<string, Refusal>>,
): { row: string; words: string }[] => {
  const wholes = refusals[change.key]
  const whole = wholes ? [{ row: '', words: wholes.message }] : []
  if (change.type === 'field') return whole
  return [
    ...whole,
    ...change.rows.flatMap(({ field }) => {
      const words = refusals[placeKey({ field, entry: change })]?.message
      return words === undefined ? [] : [{ row: field, words }]
    }),
  ]
}
