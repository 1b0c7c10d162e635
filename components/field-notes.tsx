import { localeDirection, localeName, text } from '../utils/browser/text.ts'
import type { Known } from '../utils/profile/baseline.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized, type Kind } from '../utils/profile/kinds.ts'
import { preferredIn, textsIn } from '../utils/profile/localized.ts'
import { fromWire } from '../utils/profile/wire.ts'
import { useIndustries } from './industries.ts'
import { describeValue } from './value-text.ts'

/** What LinkedIn has, one click away from what it is to become. */
export const Was = ({ id, kind, known }: { id: string; kind: Kind; known: Known }) => {
  useIndustries(kind.type === 'urn' && kind.suggest === 'industries')
  if (known.state === 'unknown') return null
  // A picture is looked at, not read: its own desk shows the former one.
  if (kind.type === 'picture') return null
  if (known.state === 'empty') return <p class="was">{text('was_empty')}</p>
  return (
    <details class="was">
      <summary>
        <span class="was-short">{text('was', shortly(id, kind, known.value))}</span>
      </summary>
      <WholeValue id={id} kind={kind} value={known.value} />
    </details>
  )
}

/** The value in a line, cut off where the line ends: of several languages the preferred one. */
const shortly = (id: string, kind: Kind, value: Json): string => {
  if (!isLocalized(kind))
    return describeValue(kind, fromWire(kind, value), id).replaceAll('\n', text('list_comma'))
  const texts = textsIn(value)
  return texts[preferredIn(value) ?? ''] ?? Object.values(texts)[0] ?? ''
}

/** A value whole, each language by itself. */
export const WholeValue = ({ id, kind, value }: { id: string; kind: Kind; value: Json }) => {
  if (!isLocalized(kind)) return <p class="value">{describeValue(kind, fromWire(kind, value), id)}</p>
  return (
    <dl class="values">
      {Object.entries(textsIn(value)).map(([key, typed]) => (
        <div key={key}>
          <dt>{localeName(key)}</dt>
          <dd class="value" lang={key.replaceAll('_', '-')} dir={localeDirection(key)}>
            {typed}
          </dd>
        </div>
      ))}
    </dl>
  )
}
