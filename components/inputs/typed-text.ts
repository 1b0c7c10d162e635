import { useEffect, useRef, useState } from 'preact/hooks'

/** Longer than a keystroke takes to come back from storage, shorter than anyone notices another window's edit late. */
const settleAfter = 1000

/**
 * What a text control shows. While someone types in it, that is what they typed: what comes back from storage is late
 * by a keystroke or two, and would move the caret or interrupt an input method. A moment after the last keystroke, and
 * on leaving, the control shows the value it is given again.
 */
export const useTypedText = (value: string, report: (text: string) => void) => {
  const [typed, setTyped] = useState<string | null>(null)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const settle = () => {
    clearTimeout(timer.current)
    if (!composing.current) setTyped(null)
  }
  const settleLater = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(settle, settleAfter)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    shown: typed ?? value,
    listeners: {
      onInput: (event: { currentTarget: { value: string } }) => {
        const text = event.currentTarget.value
        setTyped(text)
        report(text)
        settleLater()
      },
      onCompositionStart: () => {
        composing.current = true
      },
      onCompositionEnd: () => {
        composing.current = false
        settleLater()
      },
      onBlur: () => {
        composing.current = false
        settle()
      },
    },
  }
}
