import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** Puts the focus somewhere once what was asked for has been drawn, unless the member has gone on meanwhile. */
export const useFocusAfter = () => {
  const wanted = useRef<(() => Element | null | undefined) | null>(null)
  // With the drawing itself: after the paint somebody may be typing elsewhere by now.
  useLayoutEffect(() => {
    const target = wanted.current?.()
    if (!(target instanceof HTMLElement)) return
    wanted.current = null
    target.focus()
  })
  // What is fetched when it is first drawn may come late, and is not to take the focus from who has typed on.
  useEffect(() => {
    const goesOn = () => {
      wanted.current = null
    }
    const ways = ['keydown', 'pointerdown', 'input']
    for (const way of ways) document.addEventListener(way, goesOn, { capture: true })
    return () => {
      for (const way of ways) document.removeEventListener(way, goesOn, { capture: true })
    }
  }, [])
  return (find: () => Element | null | undefined) => {
    wanted.current = find
  }
}
