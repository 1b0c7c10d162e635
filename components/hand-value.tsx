import { useRef, useState } from 'preact/hooks'
import { localeDirection, localeName, text } from '../utils/browser/text.ts'
import type { HandValue } from '../utils/profile/hand-values.ts'
import { ErrorLine } from './error-line.tsx'
import { copyText, shownText } from './hand-words.ts'
import { CopyIcon, DoneIcon } from './editor-icons.tsx'
import { inputLabel, type SiteLabels } from './site-labels.ts'
import type { NameOf } from './value-text.ts'

interface Props {
  value: HandValue
  section: string | null
  labels: SiteLabels
  nameOf: NameOf
}

/** One input of a form: what LinkedIn calls it, what it has, and what to put there, a press away from the clipboard. */
export const HandValueLine = ({ value, section, labels, nameOf }: Props) => {
  const { before, after, locale, date } = value
  const [result, setResult] = useState<'none' | 'copied' | 'refused'>('none')
  const shown = useRef<HTMLSpanElement>(null)
  const copied = after === null ? '' : copyText(value, after, nameOf)
  const copy = () => {
    navigator.clipboard.writeText(copied).then(
      () => setResult('copied'),
      () => {
        setResult('refused')
        // The text is marked, so that the browser's own copy command takes it.
        if (shown.current) getSelection()?.selectAllChildren(shown.current)
      },
    )
  }
  const reading = locale === null ? {} : { lang: locale.replaceAll('_', '-'), dir: localeDirection(locale) }
  const name = [
    inputLabel({ section, ...value }, labels),
    date === null ? '' : text(`row_${date}`),
    locale === null ? '' : localeName(locale),
  ]
    .filter((part) => part !== '')
    .join(' · ')
  return (
    <li class="hand-value" data-testid="hand-value" data-key={value.key}>
      <span class="hand-name small">{name}</span>
      {typeof before === 'string' || typeof before === 'number' || typeof before === 'boolean' ? (
        <del class="hand-before small" {...reading}>
          {shownText(value, before, nameOf)}
        </del>
      ) : null}
      {after === null ? (
        <span class="hand-after soft">{text('hand_empty_it')}</span>
      ) : (
        <span class="hand-line">
          <span class="hand-after" data-testid="hand-text" ref={shown} {...reading}>
            {shownText(value, after, nameOf)}
          </span>
          <button
            type="button"
            class="btn small"
            data-testid="copy-value"
            data-copied={result === 'copied'}
            aria-label={text('hand_copy_named', name)}
            onClick={copy}
          >
            {result === 'copied' ? <DoneIcon /> : <CopyIcon />}
            {text(result === 'copied' ? 'copied' : 'hand_copy')}
          </button>
        </span>
      )}
      {result === 'refused' && <ErrorLine>{text('hand_copy_refused')}</ErrorLine>}
    </li>
  )
}
