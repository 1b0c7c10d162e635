import { useContext, useRef, useState } from 'preact/hooks'
import { tableText, text } from '../../utils/browser/text.ts'
import { isObject, type Json } from '../../utils/profile/json.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { ProblemList } from '../problem-list.tsx'
import { useFocusAfter } from '../use-focus-after.ts'
import { isOneControl, labelId, type InputProps } from './input-props.ts'
import { ListItem } from './list-item.tsx'
import { useItemKeys } from './item-keys.ts'
import { problemsAt, problemsElsewhere } from './part-problems.ts'
import { InSurroundings } from './surroundings.ts'

type ListKind = Extract<Kind, { type: 'list' | 'keyedList' }>

/** Several values of one kind, in an order. A keyed list is edited as one too. */
export const ListInput = (props: InputProps<ListKind>) => {
  const { kind, onChange, problems, id, scope } = props
  const items = Array.isArray(props.value) ? props.value : []
  const { keys, move, remove, add } = useItemKeys(items.length)
  const [added, setAdded] = useState<readonly number[]>([])
  const focus = useFocusAfter()
  const list = useRef<HTMLDivElement>(null)
  const { owner } = useContext(InSurroundings)
  const [explained, setExplained] = useState(false)
  const isOwner = (item: Json) =>
    kind.type === 'list' && kind.namesOwner === true && isObject(item) && item['memberId'] === owner

  const report = (after: Json[]) => {
    setExplained(false)
    onChange(after.length === 0 ? undefined : after)
  }
  const changeAt = (index: number, part: Json | undefined) =>
    report(items.with(index, part ?? blank(kind.of)))

  const moveTo = (from: number, to: number) => {
    const item = items[from]
    if (item === undefined || to < 0 || to >= items.length) return
    move(from, to)
    report(items.toSpliced(from, 1).toSpliced(to, 0, item))
    const button = to < from ? 'move-item-up' : 'move-item-down'
    focus(() => {
      const moved = itemAt(list.current, to)
      return (
        moved?.querySelector(`[data-testid=${button}]:enabled`) ?? moved?.querySelector('.item-acts :enabled')
      )
    })
  }
  const removeAt = (index: number) => {
    // LinkedIn refuses an entry its own member is not among: said, rather than done.
    if (items[index] !== undefined && isOwner(items[index]) && items.filter(isOwner).length === 1) {
      setExplained(true)
      return
    }
    remove(index)
    report(items.toSpliced(index, 1))
    const next = Math.min(index, items.length - 2)
    focus(() => itemAt(list.current, next)?.querySelector(focusable) ?? addButton(list.current))
  }
  const append = () => {
    setAdded([...added, add()])
    report([...items, blank(kind.of)])
    focus(() => itemAt(list.current, items.length)?.querySelector(focusable))
  }

  const grows = kind.type === 'keyedList' || kind.grows !== false
  const full = kind.max !== undefined && items.length >= kind.max
  return (
    <div class={isOneControl(kind.of) ? 'list list-plain' : 'list'} ref={list}>
      {items.length === 0 ? <p class="list-empty">{text('list_empty')}</p> : null}
      <ol class="items">
        {items.map((item, index) => (
          <ListItem
            key={keys[index]}
            input={{
              kind: kind.of,
              value: item,
              onChange: (part) => changeAt(index, part),
              problems: problemsAt(problems, index),
              languages: props.languages,
              id: `${id}-${keys[index]}`,
              scope,
              describedBy: props.describedBy,
              fresh: added.includes(keys[index] ?? -1),
              disabled: props.disabled,
              readOnly: !grows || props.readOnly === true,
            }}
            index={index}
            count={items.length}
            isOwner={isOwner(item)}
            // A map has no order to change.
            onMove={kind.type === 'keyedList' ? undefined : (to) => moveTo(index, to)}
            onRemove={() => removeAt(index)}
          />
        ))}
      </ol>
      <ProblemList
        id={`${id}-problems`}
        problems={[...problemsElsewhere(problems, [...items.keys()]), ...(explained ? [ownerStays] : [])]}
      />
      {grows ? (
        <p class="list-foot">
          <button
            type="button"
            class="btn"
            data-testid="add-item"
            disabled={props.disabled === true}
            aria-describedby={full ? `${id}-full` : labelId(id)}
            onClick={append}
          >
            {tableText(`add_${scope}`, [], text('add_item'))}
          </button>
          {full ? (
            <span id={`${id}-full`} class="help">
              {text('list_full', kind.max ?? 0)}
            </span>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

const focusable = '.item-body :is(input, select, textarea)'

const itemAt = (list: Element | null, index: number): Element | null | undefined =>
  list?.querySelector('.items')?.children[index]

const addButton = (list: Element | null): Element | null | undefined =>
  list?.querySelector(':scope > .list-foot > [data-testid=add-item]')

/** What an item is before anything is entered in it. */
const blank = (kind: Kind): Json => (kind.type === 'record' || kind.type === 'date' ? {} : '')

const ownerStays: Problem = { severity: 'error', path: [], message: 'problem_owner_missing', values: [] }
