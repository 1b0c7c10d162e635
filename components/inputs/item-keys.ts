import { useRef } from 'preact/hooks'

/** Keys for items that have no name of their own, so that a control keeps its state when its item moves. */
export const useItemKeys = (count: number) => {
  const next = useRef(0)
  const held = useRef<number[]>([])
  const make = (): number => next.current++
  // Items that came or went elsewhere: at the end is the best guess there is.
  while (held.current.length < count) held.current.push(make())
  held.current.length = count
  return {
    keys: held.current as readonly number[],
    move: (from: number, to: number) => {
      const [key] = held.current.splice(from, 1)
      if (key !== undefined) held.current.splice(to, 0, key)
    },
    remove: (index: number) => {
      held.current.splice(index, 1)
    },
    add: (): number => {
      const key = make()
      held.current.push(key)
      return key
    },
  }
}
