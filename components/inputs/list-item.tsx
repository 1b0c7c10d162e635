import { tableText, text } from '../../utils/browser/text.ts'
import { describeLocale } from '../value-text.ts'
import { isOneControl, labelId, type InputProps } from './input-props.ts'
import { Part } from './part.tsx'

interface ListItemProps {
  input: InputProps
  index: number
  count: number
  /** It is the member. */
  isOwner: boolean
  /** Absent where the items have no order. */
  onMove: ((to: number) => void) | undefined
  onRemove: () => void
}

/** One item: its input, its place and the way out. On its move buttons the arrow keys move it too. */
export const ListItem = ({ input, index, count, isOwner, onMove, onRemove }: ListItemProps) => {
  const { id, scope } = input
  const number = tableText(`item_${scope}`, [index + 1], text('item', index + 1))
  const called = isOwner ? text('you') : describeLocale(input.kind, input.value)
  const name = called === undefined ? number : `${text('label_before', number)}${called}`
  const one = isOneControl(input.kind)
  const disabled = input.disabled === true
  const move = (way: 'up' | 'down') => onMove?.(way === 'up' ? index - 1 : index + 1)
  const title = one ? (
    <label id={labelId(id)} for={id} class="item-name">
      {name}
    </label>
  ) : (
    <span id={labelId(id)} class="item-name">
      {name}
    </span>
  )
  return (
    <li class="item" data-testid={`item-${index}`}>
      <div
        class="item-frame"
        role={one ? undefined : 'group'}
        aria-labelledby={one ? undefined : labelId(id)}
      >
        <div class="item-head">
          {title}
          <span class="item-acts">
            {onMove ? (
              <>
                <MoveButton way="up" name={name} disabled={index === 0 || disabled} move={move} />
                <MoveButton way="down" name={name} disabled={index === count - 1 || disabled} move={move} />
              </>
            ) : null}
            <button
              type="button"
              class="btn quiet icon"
              data-testid="remove-item"
              aria-label={text('remove_item', name)}
              disabled={disabled}
              onClick={onRemove}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </span>
        </div>
        <div class="item-body">
          <Part {...input} />
        </div>
      </div>
    </li>
  )
}

interface MoveButtonProps {
  way: 'up' | 'down'
  name: string
  disabled: boolean
  move: (way: 'up' | 'down') => void
}

const MoveButton = ({ way, name, disabled, move }: MoveButtonProps) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? 'up' : 'down')
  }
  return (
    <button
      type="button"
      class="btn quiet icon"
      data-testid={`move-item-${way}`}
      aria-label={text(`move_${way}`, name)}
      disabled={disabled}
      onClick={() => move(way)}
      onKeyDown={onKeyDown}
    >
      <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
    </button>
  )
}
