import { useLayoutEffect, useRef } from 'preact/hooks'

/** Puts the focus somewhere once what was asked for has been drawn. */
export const useFocusAfter = () => {
  const wanted = useRef<(() => Element | null | undefined) | null>(null)
  // With the drawing itself: after the paint somebody may be typing elsewhere by now.
  useLayoutEffect(() => {
    const target = wanted.current?.()
    if (!(target instanceof HTMLElement)) return
    wanted.current = null
    target.focus()
  })
  return (find: () => Element | null | undefined) => {
    wanted.current = find
  }
}
