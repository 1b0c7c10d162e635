import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { localeName, text } from '../../utils/browser/text.ts'
import type { LocaleKey } from '../../utils/profile/localized.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { LocaleTabs, type LocaleMark } from '../locale-tabs.tsx'
import { ProblemList } from '../problem-list.tsx'
import { AddLocale } from './add-locale.tsx'
import { labelId, type Languages } from './input-props.ts'
import { LocalePanel, RemoveLocale, type TextShape } from './locale-panel.tsx'
import { useOpenLanguages } from './open-languages.ts'
import { problemsAt, problemsElsewhere } from './part-problems.ts'
import { PreferredLocale } from './preferred-locale.tsx'
import { QuickEdits } from './quick-edits.ts'
import type { TextElement } from './text-control.tsx'

interface LocalizedTextsProps {
  id: string
  texts: Record<LocaleKey, string>
  preferred: LocaleKey | null
  /** What LinkedIn has, to mark what differs; undefined where that is not known or not compared. */
  before?: Record<LocaleKey, string> | undefined
  /** Empty text takes the language away. */
  onText: (key: LocaleKey, typed: string) => void
  onPreferred: (key: LocaleKey) => void
  problems: readonly Problem[]
  languages: Languages
  shape: TextShape
  describedBy?: string | undefined
  disabled?: boolean | undefined
}

/** The texts of one value in all its languages: a tab each, or all beside one another. */
export const LocalizedTexts = (props: LocalizedTextsProps) => {
  const { id, texts, before, preferred, problems, disabled } = props
  const { keys, open, close } = useOpenLanguages(texts, before, props.languages)
  const { control, focusText } = useFocus()
  const [beside, setBeside] = useState(false)
  const isQuick = useContext(QuickEdits)
  const [chosen, choose] = useState(preferred)
  const selected = [chosen, keys[0]].find((key) => typeof key === 'string' && keys.includes(key)) ?? ''

  const ofTexts = problems.flatMap((problem) => problemsAt([problem], 'localized'))
  const ofPreferred = problemsAt(problems, 'preferredLocale')
  const errorsOf = (key: LocaleKey) => problemsAt(ofTexts, key).filter(({ severity }) => severity === 'error')
  const isLinkedIns = (key: LocaleKey) => before !== undefined && key in before
  // Where a language has nothing yet, it can begin as a copy of another.
  const source = [preferred, ...keys].find((key) => typeof key === 'string' && key !== selected && texts[key])
  const isLeaving = (key: LocaleKey) => isLinkedIns(key) && texts[key] === undefined

  const show = (key: LocaleKey) => {
    open(key)
    choose(key)
    focusText()
  }
  const remove = (key: LocaleKey) => {
    // What LinkedIn has stays in sight as leaving; what was only added here goes.
    if (!isLinkedIns(key)) close(key)
    choose(isLinkedIns(key) ? key : (keys.find((other) => other !== key) ?? null))
    props.onText(key, '')
    focusText()
  }
  const removal = (key: LocaleKey) => (keys.length > 1 && !isLeaving(key) ? () => remove(key) : undefined)
  const removeSelected = removal(selected)

  return (
    <div class={beside ? 'localized beside' : 'localized'}>
      <div class="languages">
        {beside ? null : (
          <LocaleTabs
            id={id}
            labelledBy={labelId(id)}
            tabs={keys.map((key) => ({
              key,
              mark: markOf(key, texts, before),
              wrong: errorsOf(key).length > 0,
            }))}
            selected={selected}
            onSelect={choose}
          />
        )}
        <AddLocale
          id={`${id}-add`}
          used={keys}
          languages={props.languages}
          onAdd={show}
          disabled={disabled}
        />
        {keys.length > 1 ? (
          <button
            type="button"
            class="btn quiet small side-by-side"
            data-testid="side-by-side"
            aria-pressed={beside}
            onClick={() => setBeside(!beside)}
          >
            {text('side_by_side')}
          </button>
        ) : null}
      </div>
      <div class="panels">
        {(beside ? keys : [selected]).map((key) => (
          <LocalePanel
            key={key}
            id={id}
            locale={key}
            value={texts[key]}
            onText={(typed) => {
              open(key)
              props.onText(key, typed)
            }}
            isLeaving={isLeaving(key)}
            problems={problemsAt(ofTexts, key)}
            shape={props.shape}
            onRemove={removal(key)}
            beside={beside}
            describedBy={props.describedBy}
            disabled={disabled}
            control={key === selected ? control : undefined}
          />
        ))}
      </div>
      {source && !texts[selected] && !isLeaving(selected) && !beside && !disabled ? (
        <button
          type="button"
          class="btn quiet small"
          data-testid="copy-text"
          onClick={() => {
            open(selected)
            props.onText(selected, texts[source] ?? '')
            focusText()
          }}
        >
          {text('copy_language_text', localeName(source))}
        </button>
      ) : null}
      {beside
        ? null
        : keys
            .filter((key) => key !== selected)
            .map((key) => (
              <ProblemList
                key={key}
                id={`${id}-${key}-problems`}
                problems={errorsOf(key)}
                about={localeName(key)}
              />
            ))}
      {(keys.length > 1 && !isQuick) || ofPreferred.length > 0 ? (
        <div class="languages-foot">
          <PreferredLocale
            id={`${id}-preferred`}
            preferred={preferred}
            keys={Object.keys(texts)}
            onPreferred={props.onPreferred}
            problems={ofPreferred}
            disabled={disabled}
          />
          {beside || !removeSelected ? null : (
            <RemoveLocale locale={selected} onRemove={removeSelected} disabled={disabled} />
          )}
        </div>
      ) : null}
      <ProblemList
        id={`${id}-problems`}
        problems={[
          ...problemsElsewhere(problems, ['localized', 'preferredLocale']),
          ...problemsElsewhere(ofTexts, keys),
        ]}
      />
    </div>
  )
}

const markOf = (
  key: LocaleKey,
  texts: Record<LocaleKey, string>,
  before: Record<LocaleKey, string> | undefined,
): LocaleMark => {
  if (!before || texts[key] === before[key]) return 'none'
  return texts[key] === undefined ? 'leaving' : 'edited'
}

/** Puts the focus into the selected text once it has been drawn. */
const useFocus = () => {
  const control = useRef<TextElement>(null)
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted) return
    setWanted(false)
    control.current?.focus()
  }, [wanted])
  return { control, focusText: () => setWanted(true) }
}
