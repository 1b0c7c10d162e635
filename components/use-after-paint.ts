import { useEffect, useState } from 'preact/hooks'

/** What a value was when this was last painted; at first, what it is. */
export const useAfterPaint = <T>(value: T | undefined): T | undefined => {
  const [painted, setPainted] = useState(value)
  useEffect(() => setPainted(value), [value])
  return painted ?? value
}
