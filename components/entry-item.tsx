import { useEffect, useRef, useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import type { EntryChange } from '../utils/profile/diff.ts'
import { entryKey } from '../utils/profile/draft.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import type { ShownEntry } from '../utils/profile/entries.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryHeader } from './entry-header.tsx'
import { entryTitle } from './entry-words.ts'
import { DeleteIcon, DoneIcon, GripIcon } from './icons.tsx'
import type { Profile } from './use-draft.ts'

export interface EntryItemProps {
  section: string
  entry: ShownEntry
  change: EntryChange | undefined
  profile: Profile
  /** Its place among those that stay. */
  place: number
  count: number
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
  const { section, entry, change, profile, place, count, isOpen, drag } = props
  const { draft, baseline, edit } = profile
  const at = { section, id: entry.id }
  const home = profileLocales(baseline, draft)?.[0] ?? null
  const title = entryTitle(section, entry.id, entry.values, home)
  const [asks, setAsks] = useState(false)
  const isRemoved = entry.state === 'removed'
  const isOpened = isOpen && !isRemoved
  const key = entryKey(at)
  const isRefused = Object.keys(draft.refusals).some((name) => name === key || name.startsWith(`${key}/`))

  const remove = () => {
    if (isNewId(entry.id)) props.onRemove()
    else setAsks(true)
  }
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
      onKeyDown={onKeyDown}
      onDragOver={drag.onOver}
      onDrop={drag.onDrop}
    >
      <div class="entry-head" tabIndex={-1}>
        {props.selection && !isRemoved ? (
          <label class="entry-select">
            <input
              type="checkbox"
              data-testid="select-entry"
              checked={props.selection.isSelected}
              onChange={props.selection.onSelect}
            />
            <span class="unseen">{text('entries_select_one', title.text)}</span>
          </label>
        ) : (
          <span
            class="grip"
            data-testid="grip"
            title={text('entry_grip')}
            aria-hidden="true"
            draggable={!isRemoved}
            onDragStart={drag.onStart}
            onDragEnd={drag.onEnd}
          >
            <GripIcon />
          </span>
        )}
        <EntryHeader
          section={section}
          entry={entry}
          title={title}
          change={change}
          isRefused={isRefused}
          home={home}
        />
        <span class="entry-acts">
          {isRemoved ? (
            <button
              type="button"
              class="btn small"
              data-testid="restore-entry"
              aria-label={text('entry_keep_named', title.text)}
              onClick={() => edit({ type: 'restore-entry', entry: at })}
            >
              {text('entry_keep')}
            </button>
          ) : (
            <>
              <MoveButton
                way="up"
                title={title.text}
                isAtEnd={place === 0}
                onMove={() => props.onMove(place - 1)}
              />
              <MoveButton
                way="down"
                title={title.text}
                isAtEnd={place === count - 1}
                onMove={() => props.onMove(place + 1)}
              />
              <button
                type="button"
                class="btn quiet icon"
                data-testid="remove-entry"
                aria-label={text('entry_remove_named', title.text)}
                title={text('entry_remove_named', title.text)}
                onClick={remove}
              >
                <DeleteIcon />
              </button>
              <button
                type="button"
                class="btn small entry-edit"
                data-testid="edit-entry"
                aria-expanded={isOpened}
                aria-label={text(isOpened ? 'entry_done_named' : 'entry_edit_named', title.text)}
                onClick={props.onToggle}
              >
                {isOpened && <DoneIcon />}
                {text(isOpened ? 'entry_done' : 'entry_edit')}
              </button>
            </>
          )}
        </span>
      </div>
      {asks && !isRemoved && (
        <Confirm
          question={text('entry_remove_ask', title.text)}
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

interface MoveButtonProps {
  way: 'up' | 'down'
  title: string
  isAtEnd: boolean
  onMove: () => void
}

const MoveButton = ({ way, title, isAtEnd, onMove }: MoveButtonProps) => (
  <button
    type="button"
    class="btn quiet icon"
    data-testid={`move-${way}`}
    aria-label={text(`move_${way}`, title)}
    title={text(`move_${way}`, title)}
    disabled={isAtEnd}
    onClick={onMove}
  >
    <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
  </button>
)

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
