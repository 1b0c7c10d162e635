import { useContext } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import { rowApplies } from '../../utils/profile/check.ts'
import { isObject, withPart, type Json } from '../../utils/profile/json.ts'
import type { Kind, RecordKind, Row } from '../../utils/profile/kinds.ts'
import { ProblemList } from '../problem-list.tsx'
import { rowLabel } from '../value-text.ts'
import { isOneControl, labelId, type InputProps } from './input-props.ts'
import { Part } from './part.tsx'
import { problemsAt, problemsElsewhere } from './part-problems.ts'
import { usePassed } from './passed.ts'
import { InSurroundings } from './surroundings.ts'

/** Named parts, one below the other. Parts the table does not name stay in the value as LinkedIn sent them. */
export const RecordInput = (props: InputProps<RecordKind>) => {
  const { kind, onChange, problems, id, scope } = props
  const value = isObject(props.value) ? props.value : {}
  const passed = usePassed(props.fresh === true || props.value === undefined)
  const { owner } = useContext(InSurroundings)
  const rows = kind.rows.filter((row) => rowApplies(row, value))

  const change = (row: Row, part: Json | undefined) => {
    const after = withPart(value, [row.id], part)
    const empty = isObject(after) && kind.rows.every((each) => after[each.id] === undefined)
    onChange(empty ? undefined : after)
  }

  return (
    <div class={kind.rows.length === 1 ? 'record record-single' : 'record'} onFocusOut={passed.onLeave}>
      {rows.map((row, index) => {
        const rowId = `${id}-${row.id}`
        return (
          <div
            key={row.id}
            class={isShort(row) ? 'row' : 'row row-wide'}
            data-testid={`row-${row.id}`}
            role={isOneControl(row.kind) ? undefined : 'group'}
            aria-labelledby={isOneControl(row.kind) ? undefined : labelId(rowId)}
            {...passed.listenersOf(index)}
          >
            <RowLabel row={row} id={rowId} scope={scope} />
            <Part
              kind={row.kind}
              value={value[row.id]}
              onChange={(part) => change(row, part)}
              problems={passed.due(index, problemsAt(problems, row.id))}
              languages={props.languages}
              id={rowId}
              scope={row.id}
              fresh={!passed.isPast(index)}
              disabled={props.disabled}
              readOnly={props.readOnly === true || (value[row.id] === owner && isPerson(row.kind))}
            />
          </div>
        )
      })}
      <ProblemList
        id={`${id}-problems`}
        problems={problemsElsewhere(
          problems,
          rows.map((row) => row.id),
        )}
      />
    </div>
  )
}

/** The member's own URN is put in, not typed. */
const isPerson = (kind: Kind): boolean =>
  kind.type === 'urn' && kind.of !== 'any' && kind.of.includes('person')

/** Short enough to stand beside another. */
const isShort = ({ kind }: Row): boolean => isOneControl(kind) && kind.type !== 'urn'

const RowLabel = ({ row, id, scope }: { row: Row; id: string; scope: string }) => {
  const label = (
    <>
      {rowLabel(scope, row.id)}
      {/* The blank is heard: these are part of the control's name. */}
      {row.required ? <span class="row-note"> {text('row_required')}</span> : null}
      {row.deprecated ? <span class="row-note"> {text('row_deprecated')}</span> : null}
    </>
  )
  return isOneControl(row.kind) ? (
    <label id={labelId(id)} for={id} class="row-label">
      {label}
    </label>
  ) : (
    <span id={labelId(id)} class="row-label">
      {label}
    </span>
  )
}
