import { localeName, text } from '../utils/browser/text.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'

/** How a language stands to what LinkedIn has: nothing to say, edited, or emptied and so leaving. */
export type LocaleMark = 'none' | 'edited' | 'leaving'

export interface LocaleTab {
  key: LocaleKey
  mark: LocaleMark
  wrong: boolean
}

interface LocaleTabsProps {
  tabs: readonly LocaleTab[]
  selected: LocaleKey
  onSelect: (key: LocaleKey) => void
  /** Prefix of the tabs' and panels' ids. */
  id: string
  labelledBy: string
}

/** A value's languages as tabs. Left and right go along them as the eye sees them, whatever the direction. */
export const LocaleTabs = ({ tabs, selected, onSelect, id, labelledBy }: LocaleTabsProps) => {
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const at = tabs.findIndex(({ key }) => key === selected)
    const to = tabs.at(stepOf(event, at, tabs.length))
    if (!to || to.key === selected) return
    event.preventDefault()
    onSelect(to.key)
    document.getElementById(tabId(id, to.key))?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-labelledby={labelledBy}>
      {tabs.map(({ key, mark, wrong }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={tabId(id, key)}
          class={`tab ${mark}`}
          data-testid={`locale-tab-${key}`}
          aria-selected={key === selected}
          aria-controls={key === selected ? panelId(id, key) : undefined}
          tabIndex={key === selected ? 0 : -1}
          onClick={() => onSelect(key)}
          onKeyDown={onKeyDown}
        >
          <span class="tab-name" title={localeName(key)}>
            {shortName(key, tabs)}
          </span>
          {wrong ? <Sign class="tab-wrong" sign="!" meaning={text('tab_wrong')} /> : null}
          {mark === 'edited' ? <Sign class="dot" sign="" meaning={text('tab_edited')} /> : null}
          {mark === 'leaving' ? <Sign class="tab-leaving" sign="−" meaning={text('tab_leaving')} /> : null}
        </button>
      ))}
    </div>
  )
}

export const tabId = (id: string, key: LocaleKey): string => `${id}-tab-${key}`
export const panelId = (id: string, key: LocaleKey): string => `${id}-panel-${key}`

/** The language alone where no other tab has it too. */
const shortName = (key: LocaleKey, tabs: readonly LocaleTab[]): string => {
  const languageOf = (locale: LocaleKey) => locale.split('_')[0] ?? locale
  const alone = tabs.filter((tab) => languageOf(tab.key) === languageOf(key)).length === 1
  return localeName(alone ? languageOf(key) : key)
}

const Sign = ({ class: name, sign, meaning }: { class: string; sign: string; meaning: string }) => (
  <span class={name} title={meaning}>
    <span aria-hidden="true">{sign}</span>
    <span class="unseen">{meaning}</span>
  </span>
)

/** The place a key press leads to; -1 is the last. */
const stepOf = (event: KeyboardEvent & { currentTarget: HTMLElement }, at: number, count: number): number => {
  const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  switch (event.key) {
    case 'Home':
      return 0
    case 'End':
      return -1
    case 'ArrowLeft':
    case 'ArrowRight':
      return event.key === onward ? (at + 1) % count : at - 1
    default:
      return at
  }
}
