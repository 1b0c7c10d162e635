import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'
import { useTypedText } from './typed-text.ts'

export type TextElement = HTMLInputElement | HTMLTextAreaElement

interface TextControlProps {
  id: string
  testId: string
  value: string
  onText: (text: string) => void
  problems: readonly Problem[]
  lines?: 'one' | 'many' | undefined
  /** Ids of the elements that name it. */
  labelledBy: string
  describedBy?: string | undefined
  /** The locale the text is in; none for addresses and codes. */
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
  inputMode?: 'text' | 'numeric' | 'url' | 'tel' | undefined
  warnAbove?: number | undefined
  /** For codes and URNs. */
  code?: boolean | undefined
  disabled?: boolean | undefined
  readOnly?: boolean | undefined
  placeholder?: string | undefined
  control?: RefObject<TextElement | null> | undefined
}

/** From here on the member may want to know how much room is left. */
const nearly = 0.8

/** A native text control that reports exactly what is typed: nothing trimmed, normalised or cut off. */
export const TextControl = (props: TextControlProps) => {
  const { id, problems, value, warnAbove } = props
  const { shown, listeners } = useTypedText(value, props.onText)
  const problemsId = `${id}-problems`
  // An <input> drops line breaks without a word: a text that has some needs room for them, and keeps it.
  const broken = useRef(false)
  broken.current ||= /[\r\n]/.test(shown)
  const many = props.lines === 'many' || broken.current
  const hold = (element: TextElement | null) => {
    if (props.control) props.control.current = element
  }
  const attributes = {
    id,
    'data-testid': props.testId,
    class: props.code ? 'input code' : 'input',
    'aria-labelledby': props.labelledBy,
    ...problemAttributes(problemsId, problems, props.describedBy),
    lang: props.lang?.replaceAll('_', '-'),
    dir: props.dir,
    spellcheck: props.lang !== undefined,
    autocomplete: 'off' as const,
    inputMode: props.inputMode,
    disabled: props.disabled,
    readOnly: props.readOnly,
    placeholder: props.placeholder,
    ...listeners,
  }
  return (
    <div class="text-control">
      {many ? (
        <textarea
          {...attributes}
          ref={hold}
          rows={props.lines === 'many' ? 3 : 1}
          // As the control itself spells line breaks, so that drawing it again does not count as a change.
          value={shown.replaceAll(/\r\n?/g, '\n')}
        />
      ) : (
        <input {...attributes} ref={hold} type="text" value={shown} />
      )}
      {warnAbove !== undefined && shown.length >= warnAbove * nearly ? (
        <p class="counter" data-testid="counter">
          {text('counter', shown.length, warnAbove)}
        </p>
      ) : null}
      <ProblemList id={problemsId} problems={problems} />
    </div>
  )
}
