import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import type { EntryChange } from '../utils/profile/diff.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import type { ShownEntry } from '../utils/profile/entries.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryHead } from './entry-head.tsx'
import { entryTitle } from './entry-words.ts'
import type { Profile } from './use-draft.ts'

export interface EntryItemProps {
  section: string
  entry: ShownEntry
  change: EntryChange | undefined
  /** LinkedIn refused something of it. */
  isRefused: boolean
  home: LocaleKey | null
  profile: Profile
  /** Its place among those that stay. */
  place: number
  count: number
  /** Its place in a list that is not drawn whole, which a screen reader can't count. */
  position: { at: number; of: number } | null
  isOpen: boolean
  /** It was added here, just now. */
  fresh: boolean
  onToggle: () => void
  onRemove: () => void
  onMove: (to: number) => void
  /** Absent while nothing is being selected. */
  selection: { isSelected: boolean; onSelect: () => void } | null
  drag: {
    onStart: (event: DragEvent) => void
    onOver: (event: DragEvent & { currentTarget: HTMLElement }) => void
    onDrop: (event: DragEvent) => void
    onEnd: () => void
    mark: 'before' | 'after' | 'taken' | undefined
  }
}

/** One entry of a section: a line or two in the list, and its form in place when opened. */
export const EntryItem = (props: EntryItemProps) => {
  const { section, entry, change, isRefused, home, profile, place, count, isOpen, drag } = props
  const { edit } = profile
  const at = { section, id: entry.id }
  const [asks, setAsks] = useState(false)
  const isRemoved = entry.state === 'removed'
  const isOpened = isOpen && !isRemoved
  const isSelected = props.selection?.isSelected
  const newest = useRef(props)
  newest.current = props

  // Its head stays as it is while its form is typed in.
  const head = useMemo(
    () => (
      <EntryHead
        section={section}
        entry={entry}
        change={change}
        isRefused={isRefused}
        home={home}
        place={place}
        count={count}
        isOpened={isOpened}
        isSelected={isSelected}
        onSelect={() => newest.current.selection?.onSelect()}
        onToggle={() => newest.current.onToggle()}
        onRemove={() => (isNewId(entry.id) ? newest.current.onRemove() : setAsks(true))}
        onRestore={() => edit({ type: 'restore-entry', entry: { section, id: entry.id } })}
        onMove={(to) => newest.current.onMove(to)}
        onDragStart={(event) => newest.current.drag.onStart(event)}
        onDragEnd={() => newest.current.drag.onEnd()}
      />
    ),
    [section, entry, change, isRefused, home, place, count, isOpened, isSelected, edit],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const to = place + (event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0)
    // In a control these keys belong to the control.
    if (!event.altKey || to === place || isControl(event.target) || isRemoved) return
    event.preventDefault()
    props.onMove(to)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows are a shortcut for the two buttons inside.
    <li
      class="entry"
      data-testid={`entry-${entry.id}`}
      data-entry={entry.id}
      data-state={entry.state}
      data-open={isOpened}
      data-drag={drag.mark}
      aria-posinset={props.position?.at}
      aria-setsize={props.position?.of}
      onKeyDown={onKeyDown}
      onDragOver={drag.onOver}
      onDrop={drag.onDrop}
    >
      {head}
      {asks && !isRemoved && (
        <Confirm
          question={text('entry_remove_ask', entryTitle(section, entry.id, entry.values, home).text)}
          confirm={text('entry_remove_confirm')}
          onConfirm={() => {
            setAsks(false)
            props.onRemove()
          }}
          onCancel={() => setAsks(false)}
        />
      )}
      {isOpened && (
        <EntryForm
          section={section}
          entry={entry}
          change={change}
          profile={profile}
          fresh={props.fresh}
          onRevert={() => edit({ type: 'revert-entry', entry: at })}
        />
      )}
    </li>
  )
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')

interface ConfirmProps {
  question: string
  confirm: string
  onConfirm: () => void
  onCancel: () => void
}

/** Asked once, in place; the focus is on the answer that deletes, for that is what was pressed for. */
export const Confirm = ({ question, confirm, onConfirm, onCancel }: ConfirmProps) => {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div class="entry-ask notice wrong" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <p class="acts">
        <button type="button" class="btn small" data-testid="confirm-remove" ref={button} onClick={onConfirm}>
          {confirm}
        </button>
        <button type="button" class="btn quiet small" data-testid="cancel-remove" onClick={onCancel}>
          {text('entry_remove_cancel')}
        </button>
      </p>
    </div>
  )
}
