import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'

interface Props<Item> {
  /** Words for how many there are. */
  title: string
  groups: readonly { id: string; label: string; items: readonly Item[] }[]
  draw: (item: Item) => ComponentChild
  onTick: (items: readonly Item[], on: boolean) => void
}

/** Proposals under the names of their parts of the profile; all or none of them ticked at once, of a part or of all. */
export const ProposalGroups = <Item extends { key: string }>({
  title,
  groups,
  draw,
  onTick,
}: Props<Item>) => {
  const all = groups.flatMap(({ items }) => items)
  return (
    <>
      <p class="acts">
        <span class="grow">{title}</span>
        <button
          type="button"
          class="btn quiet small"
          data-testid="take-all"
          onClick={() => onTick(all, true)}
        >
          {text('import_all')}
        </button>
        <button
          type="button"
          class="btn quiet small"
          data-testid="take-none"
          onClick={() => onTick(all, false)}
        >
          {text('import_none')}
        </button>
      </p>
      {groups.map(({ id, label, items }) => (
        <fieldset key={id} class="import-group sheet" data-testid="proposal-group" data-group={id}>
          <legend>{label}</legend>
          {items.length > 1 && (
            <p class="import-group-acts">
              <button type="button" class="btn quiet small" onClick={() => onTick(items, true)}>
                {text('import_all')}
                <span class="unseen"> {label}</span>
              </button>
              <button type="button" class="btn quiet small" onClick={() => onTick(items, false)}>
                {text('import_none')}
                <span class="unseen"> {label}</span>
              </button>
            </p>
          )}
          <ul>
            <Some items={items}>{draw}</Some>
          </ul>
        </fieldset>
      ))}
    </>
  )
}

const atOnce = 100

/** The first of many, as items of a list, and at its end a button for the next: drawing thousands takes long. */
export const Some = <Item,>({
  items,
  children: draw,
}: {
  items: readonly Item[]
  children: (item: Item, at: number) => ComponentChild
}) => {
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      {items.slice(0, shown).map(draw)}
      {items.length > shown && (
        <li>
          <button
            type="button"
            class="btn quiet small"
            data-testid="show-more"
            onClick={() => setShown(shown + 10 * atOnce)}
          >
            {text('show_more')}
          </button>
        </li>
      )}
    </>
  )
}
