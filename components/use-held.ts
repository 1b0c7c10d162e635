import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'

interface Held {
  of: readonly unknown[]
  element: VNode
}

/**
 * Holds the elements of a list: one whose parts are the very same as before is the same element, which is not drawn
 * anew. What it calls has to look for the newest by itself.
 */
export const useHeld = () => {
  const held = useRef<ReadonlyMap<string, Held>>(new Map())
  const before = held.current
  const now = new Map<string, Held>()
  held.current = now
  return (key: string, of: readonly unknown[], make: () => VNode): VNode => {
    const former = before.get(key)
    const isSame = former?.of.every((part, at) => part === of[at])
    const kept = former && isSame ? former : { of, element: make() }
    now.set(key, kept)
    return kept.element
  }
}
