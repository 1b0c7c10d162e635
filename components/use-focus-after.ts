import { useEffect, useRef } from 'preact/hooks'

/** Puts the focus somewhere once what was asked for has been drawn. */
export const useFocusAfter = () => {
  const wanted = useRef<(() => Element | null | undefined) | null>(null)
  useEffect(() => {
    const target = wanted.current?.()
    if (!(target instanceof HTMLElement)) return
    wanted.current = null
    target.focus()
  })
  return (find: () => Element | null | undefined) => {
    wanted.current = find
  }
}
