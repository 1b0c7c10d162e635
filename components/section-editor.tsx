import './sections.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { plural, text } from '../utils/browser/text.ts'
import { knownEntries } from '../utils/profile/baseline.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { nextNewId, type DraftOperation } from '../utils/profile/draft.ts'
import { firstValues, orderField } from '../utils/profile/entries.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import { personUrn } from '../utils/profile/urn.ts'
import { AddressEntry } from './address-entry.tsx'
import { BulkAdd } from './bulk-add.tsx'
import { canBeNamedInBulk } from './bulk-names.ts'
import { Confirm } from './entry-item.tsx'
import { EntryList } from './entry-list.tsx'
import { InSurroundings } from './inputs/surroundings.ts'
import { useOccupations } from './occupations.ts'
import { ProblemList } from './problem-list.tsx'
import { refusalIn } from './problem-of-refusal.ts'
import { addLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'
import { useEntries } from './use-entries.ts'
import { useFocusAfter } from './use-focus-after.ts'

interface SectionEditorProps {
  section: string
  /** The entry the address names, opened at once. */
  entry: string | null
  profile: Profile
}

/** The entries of a section, and all that can be done with them. There is no button to save: every edit is the draft. */
export const SectionEditor = (props: SectionEditorProps) => (
  // What is open and selected belongs to one section of one member.
  <OneSection key={`${props.profile.person} ${props.section}`} {...props} />
)

const OneSection = ({ section, entry: named, profile }: SectionEditorProps) => {
  const { baseline, draft, edit, changes } = profile
  const home = profileLocales(baseline, draft)?.[0] ?? null
  const entries = useEntries(profile, section, home)
  const occupations = useOccupations(profile, home)
  const surroundings = useMemo(
    () => ({ owner: personUrn(baseline.person), occupations }),
    [baseline.person, occupations],
  )
  const { ids, staying, entryOf } = entries
  const { complete } = knownEntries(baseline, section)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null)
  const [asks, setAsks] = useState(false)
  const [inBulk, setInBulk] = useState(false)
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const focus = useFocusAfter()
  const order = orderField(section)
  const isReordered = changes.some(({ key }) => key === order)

  const show = (id: string, into: string) => {
    setOpen((before) => new Set([...before, id]))
    focus(() => {
      const entry = root.current?.querySelector(`[data-testid="entry-${CSS.escape(id)}"]`)
      entry?.scrollIntoView({ block: 'nearest' })
      return entry?.querySelector(into)
    })
  }
  useEffect(() => {
    if (named !== null) show(named, '.entry-head')
    // Only another address opens another entry.
  }, [named])

  const add = () => {
    const id = nextNewId(draft, section)
    edit({ type: 'add-entry', entry: { section, id }, values: firstValues(section, baseline.person) })
    setFresh((before) => new Set([...before, id]))
    show(id, '.entry-rows :is(input, select, textarea)')
  }
  const toggle = (id: string) => {
    setFresh((before) => without(before, id))
    if (open.has(id)) setOpen(without(open, id))
    else show(id, '[data-testid=edit-entry]')
  }
  const removal = (id: string): DraftOperation => ({ type: 'remove-entry', entry: { section, id } })
  const remove = (id: string) => {
    edit(removal(id))
    const next = staying[staying.indexOf(id) + 1]
    focus(() => {
      const item = (of: string) => root.current?.querySelector(`[data-testid="entry-${CSS.escape(of)}"]`)
      return (
        item(id)?.querySelector('[data-testid=restore-entry]') ??
        (next === undefined ? null : item(next)?.querySelector('[data-testid=edit-entry]')) ??
        root.current?.querySelector('[data-testid=add-entry]')
      )
    })
  }
  const removeSelected = () => {
    if (selected) edit({ type: 'several', operations: [...selected].map(removal) })
    setSelected(null)
    setAsks(false)
    focus(() => root.current?.querySelector('[data-testid=add-entry]'))
  }
  const chosen = selected ? new Set(staying.filter((id) => selected.has(id))) : null

  return (
    <InSurroundings.Provider value={surroundings}>
      <div class="section" ref={root}>
        {!complete && (
          <div class="notice warn" data-testid="section-unknown">
            <p>{text(ids.length > 0 ? 'entries_unknown' : 'entries_unknown_none')}</p>
            {staying.length > 1 && <p>{text('entries_unknown_order')}</p>}
          </div>
        )}
        <div class="section-tools">
          <button type="button" class="btn" data-testid="add-entry" onClick={add}>
            <span aria-hidden="true">+</span>
            {addLabel(section)}
          </button>
          {canBeNamedInBulk(section) && (
            <button
              type="button"
              class="btn quiet"
              data-testid="bulk-add"
              aria-expanded={inBulk}
              onClick={() => setInBulk(!inBulk)}
            >
              {text('bulk_add')}
            </button>
          )}
          {staying.length > 1 && (
            <button
              type="button"
              class="btn quiet section-select"
              data-testid="select-entries"
              aria-pressed={selected !== null}
              onClick={() => {
                setSelected(selected ? null : new Set())
                setAsks(false)
              }}
            >
              {text(selected ? 'entries_select_done' : 'entries_select')}
            </button>
          )}
        </div>
        {inBulk && (
          <BulkAdd
            section={section}
            entries={staying.map(entryOf)}
            profile={profile}
            onAdded={(count) => {
              setInBulk(false)
              setSaid(plural('bulk_added', count))
              focus(() => root.current?.querySelector('[data-testid=bulk-add]'))
            }}
            onClose={() => setInBulk(false)}
          />
        )}
        <output class="small soft section-said">{said}</output>
        {chosen && (
          <div class="section-selection">
            <label>
              <input
                type="checkbox"
                data-testid="select-all"
                checked={chosen.size === staying.length && staying.length > 0}
                onChange={(event) => setSelected(new Set(event.currentTarget.checked ? staying : []))}
              />
              {text('entries_select_all')}
            </label>
            <button
              type="button"
              class="btn small"
              data-testid="remove-selected"
              disabled={chosen.size === 0}
              onClick={() => ([...chosen].every(isNewId) ? removeSelected() : setAsks(true))}
            >
              {plural('entries_remove_selected', chosen.size)}
            </button>
          </div>
        )}
        {asks && chosen && chosen.size > 0 && (
          <Confirm
            question={plural('entries_remove_ask', chosen.size)}
            confirm={text('entries_remove_confirm')}
            onConfirm={removeSelected}
            onCancel={() => setAsks(false)}
          />
        )}
        {isReordered && (
          <p class="section-order small">
            <span>{text('entries_order_edited')}</span>
            <button
              type="button"
              class="btn quiet small"
              data-testid="revert-order"
              onClick={() => edit({ type: 'revert', field: order })}
            >
              {text('entries_reorder_revert')}
            </button>
          </p>
        )}
        <ProblemList id={`${order}-problems`} problems={refusalIn(draft.refusals[order]?.message)} />
        {ids.length > 0 ? (
          <EntryList
            section={section}
            entries={entries}
            profile={profile}
            open={open}
            fresh={fresh}
            onToggle={toggle}
            onRemove={remove}
            selection={
              chosen && {
                selected: chosen,
                onSelect: (id) =>
                  setSelected(chosen.has(id) ? without(chosen, id) : new Set([...chosen, id])),
              }
            }
          />
        ) : (
          complete && (
            <p class="entries-empty sheet soft" data-testid="entries-empty">
              {text('entries_empty')}
            </p>
          )
        )}
        {!complete && (
          <AddressEntry
            onAddress={(id) => {
              if (!ids.includes(id)) edit({ type: 'address-entry', entry: { section, id } })
              show(id, '.entry-rows :is(input, select, textarea)')
            }}
          />
        )}
      </div>
    </InSurroundings.Provider>
  )
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((other) => other !== id))
