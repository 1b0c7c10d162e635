import { useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { CopyIcon, DoneIcon } from './editor-icons.tsx'

interface Props {
  /** What it says: what will be copied. */
  label: string
  value: string
  testId?: string
}

/** Copies a text, and says whether that worked. */
export const CopyButton = ({ label, value, testId }: Props) => {
  const [result, setResult] = useState<'none' | 'copied' | 'refused'>('none')
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setResult('copied'),
      () => setResult('refused'),
    )
  }
  return (
    <>
      <button
        type="button"
        class="btn quiet small"
        data-testid={testId}
        onClick={copy}
        onBlur={() => setResult('none')}
      >
        {result === 'copied' ? <DoneIcon /> : <CopyIcon />}
        {label}
      </button>
      <output data-testid={testId && `${testId}-done`} class={result === 'refused' ? 'small' : 'unseen'}>
        {result === 'copied' ? text('copied') : result === 'refused' ? text('copy_refused') : ''}
      </output>
    </>
  )
}
