import { useRef } from 'preact/hooks'
import { sameJson, type Json } from '../utils/profile/json.ts'

/** The former value for as long as the new one says the same: what is drawn of it need not be drawn anew. */
export const useSame = <T extends Json>(value: T): T => {
  const held = useRef(value)
  if (!sameJson(held.current, value)) held.current = value
  return held.current
}
