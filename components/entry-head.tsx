import { text } from '../utils/browser/text.ts'
import type { EntryChange } from '../utils/profile/diff.ts'
import type { ShownEntry } from '../utils/profile/entries.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'
import { EntryHeader } from './entry-header.tsx'
import { entryTitle } from './entry-words.ts'
import { DeleteIcon, DoneIcon, GripIcon } from './editor-icons.tsx'

interface EntryHeadProps {
  section: string
  entry: ShownEntry
  change: EntryChange | undefined
  isRefused: boolean
  home: LocaleKey | null
  /** Its place among those that stay. */
  place: number
  count: number
  isOpened: boolean
  /** Undefined while nothing is being selected. */
  isSelected: boolean | undefined
  onSelect: () => void
  onToggle: () => void
  onRemove: () => void
  onRestore: () => void
  onMove: (to: number) => void
  onDragStart: (event: DragEvent) => void
  onDragEnd: () => void
}

/** The line of an entry that is always there: what it is, and what can be done with it. */
export const EntryHead = (props: EntryHeadProps) => {
  const { section, entry, change, isRefused, home, place, count, isOpened, isSelected } = props
  const title = entryTitle(section, entry.id, entry.values, home)
  const isRemoved = entry.state === 'removed'
  return (
    <div class="entry-head" tabIndex={-1}>
      {isSelected !== undefined && !isRemoved ? (
        <label class="entry-select">
          <input type="checkbox" data-testid="select-entry" checked={isSelected} onChange={props.onSelect} />
          <span class="unseen">{text('entries_select_one', title.text)}</span>
        </label>
      ) : (
        <span
          class="grip"
          data-testid="grip"
          title={text('entry_grip')}
          aria-hidden="true"
          draggable={!isRemoved}
          onDragStart={props.onDragStart}
          onDragEnd={props.onDragEnd}
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
            onClick={props.onRestore}
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
              onClick={props.onRemove}
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
  )
}

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
