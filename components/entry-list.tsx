import { useMemo, useRef, useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { profileLocales, type EntryChange } from '../utils/profile/diff.ts'
import { entryKey } from '../utils/profile/draft.ts'
import { moveOperation, type ShownEntry } from '../utils/profile/entries.ts'
import { EntryItem } from './entry-item.tsx'
import { entryTitle } from './entry-words.ts'
import type { Profile } from './use-draft.ts'
import { useFocusAfter } from './use-focus-after.ts'
import type { Entries } from './use-entries.ts'
import { useHeld } from './use-held.ts'
import { useWindow } from './use-window.ts'

interface EntryListProps {
  section: string
  entries: Entries
  profile: Profile
  open: ReadonlySet<string>
  /** Entries added here, whose forms begin empty. */
  fresh: ReadonlySet<string>
  onToggle: (id: string) => void
  onRemove: (id: string) => void
  /** Null while nothing is being selected. */
  selection: { selected: ReadonlySet<string>; onSelect: (id: string) => void } | null
}

/**
 * The entries in the order they are to have. They are moved by buttons, by Alt and the arrow keys, or by dragging. Of a
 * long list only what is in sight is drawn, and what is being worked on.
 */
export const EntryList = (props: EntryListProps) => {
  const { section, profile, open, fresh, selection } = props
  const { ids, staying, entryOf } = props.entries
  const { baseline, draft, changes, edit } = profile
  const home = profileLocales(baseline, draft)?.[0] ?? null
  const refused = Object.keys(draft.refusals)
  // Typing into one entry, and turning the wheel, draws what is new: the others stay as they are.
  const hold = useHeld()
  const focus = useFocusAfter()
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<{ id: string; side: 'before' | 'after' } | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  /** Where some go, each one's place among those that stay. */
  const places = useMemo(
    () => (staying === ids ? null : new Map(staying.map((id, place) => [id, place]))),
    [ids, staying],
  )
  // What is being worked on stays, wherever the list is scrolled to.
  const pinned = new Set([...open, ...around(ids, focused), ...(dragged === null ? [] : [dragged])])
  const { list, isLong, pieces } = useWindow(ids, pinned)
  const changesByKey = new Map(
    changes.flatMap((change) =>
      change.type !== 'field' && change.section === section ? [[change.id, change] as const] : [],
    ),
  ) satisfies ReadonlyMap<string, EntryChange>

  const moveTo = (entry: ShownEntry, to: number) => {
    const from = Math.max(staying.indexOf(entry.id), 0)
    if (to < 0 || to >= staying.length || to === from) return
    const focused = document.activeElement
    const testId = focused instanceof HTMLElement ? focused.dataset['testid'] : undefined
    edit(moveOperation(baseline, draft, section, entry.id, to))
    setSaid(
      text('entry_moved', entryTitle(section, entry.id, entry.values, home).text, to + 1, staying.length),
    )
    // The row takes its place anew in the document, and the focus would stay behind.
    focus(() => {
      const item = itemOf(list.current, entry.id)
      const same = testId === undefined ? null : item?.querySelector(`[data-testid="${testId}"]:enabled`)
      const way = to < from ? 'up' : 'down'
      return (
        same ??
        item?.querySelector(`[data-testid=move-${way}]:enabled`) ??
        item?.querySelector('[data-testid^=move-]:enabled, [data-testid=edit-entry]')
      )
    })
  }

  const drop = (event: DragEvent) => {
    if (dragged === null || !ids.includes(dragged) || !over) return
    const entry = entryOf(dragged)
    event.preventDefault()
    const rest = staying.filter((id) => id !== entry.id)
    const at = rest.indexOf(over.id)
    if (at >= 0) moveTo(entry, over.side === 'before' ? at : at + 1)
    endDrag()
  }

  const startDrag = (event: DragEvent, id: string) => {
    setDragged(id)
    takeAlong(event, itemOf(list.current, id))
  }
  const dragOver = (event: DragEvent & { currentTarget: HTMLElement }, id: string) => {
    if (dragged === null || entryOf(id).state === 'removed') return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const side = event.clientY < top + height / 2 ? 'before' : 'after'
    if (over?.id !== id || over.side !== side) setOver({ id, side })
  }
  const endDrag = () => {
    setDragged(null)
    setOver(null)
  }
  const present = { props, moveTo, startDrag, dragOver, drop, endDrag }
  const newest = useRef(present)
  newest.current = present

  const drawn = (id: string, index: number) => {
    const entry = entryOf(id)
    const key = entryKey({ section, id })
    const change = changesByKey.get(id)
    const isRefused = refused.some((name) => name === key || name.startsWith(`${key}/`))
    const place = places ? (places.get(id) ?? 0) : index
    const isOpen = open.has(id)
    const isSelected = selection?.selected.has(id)
    const mark = dragged === id ? 'taken' : over?.id === id && dragged !== null ? over.side : undefined
    const position = isLong ? { at: index + 1, of: ids.length } : null
    return hold(
      id,
      [
        entry,
        change,
        isRefused,
        home,
        place,
        staying.length,
        isOpen,
        isSelected,
        mark,
        position?.at,
        position?.of,
        fresh.has(id),
        isOpen ? profile : edit,
      ],
      () => (
        <EntryItem
          key={id}
          section={section}
          entry={entry}
          change={change}
          isRefused={isRefused}
          home={home}
          profile={profile}
          place={place}
          count={staying.length}
          position={position}
          isOpen={isOpen}
          fresh={fresh.has(id)}
          onToggle={() => newest.current.props.onToggle(id)}
          onRemove={() => newest.current.props.onRemove(id)}
          onMove={(to) => newest.current.moveTo(entry, to)}
          selection={
            isSelected === undefined
              ? null
              : { isSelected, onSelect: () => newest.current.props.selection?.onSelect(id) }
          }
          drag={{
            onStart: (event) => newest.current.startDrag(event, id),
            onOver: (event) => newest.current.dragOver(event, id),
            onDrop: (event) => newest.current.drop(event),
            onEnd: () => newest.current.endDrag(),
            mark,
          }}
        />
      ),
    )
  }

  return (
    <>
      <ol
        class="entries sheet"
        ref={list}
        data-long={isLong}
        onFocusIn={({ target }) => setFocused(entryAround(target))}
      >
        {pieces.map((piece, at) =>
          piece.type === 'item' ? (
            drawn(piece.id, piece.index)
          ) : (
            <li
              key={`room ${at}`}
              class="entries-room"
              aria-hidden="true"
              style={{ blockSize: `${piece.height}px` }}
            />
          ),
        )}
      </ol>
      <output class="unseen">{said}</output>
    </>
  )
}

/** An entry and its neighbours: the next press of Tab, there or back, leads to them. */
const around = (ids: readonly string[], id: string | null): readonly string[] => {
  const at = id === null ? -1 : ids.indexOf(id)
  return at < 0 ? [] : ids.slice(Math.max(at - 1, 0), at + 2)
}

const entryAround = (target: EventTarget | null): string | null =>
  (target instanceof Element ? target.closest<HTMLElement>('[data-entry]')?.dataset['entry'] : undefined) ??
  null

const itemOf = (list: Element | null, id: string): Element | undefined =>
  [...(list?.children ?? [])].find((item) => item instanceof HTMLElement && item.dataset['entry'] === id)

/** What is seen to move is the whole entry, not its handle alone. */
const takeAlong = ({ dataTransfer }: DragEvent, item: Element | undefined): void => {
  if (!dataTransfer) return
  dataTransfer.effectAllowed = 'move'
  // Firefox drags nothing that carries nothing.
  dataTransfer.setData('text/plain', '')
  if (item) dataTransfer.setDragImage(item, 16, 16)
}
