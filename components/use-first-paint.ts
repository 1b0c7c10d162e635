import { useEffect, useState } from 'preact/hooks'
import { afterFirstPaint } from './first-paint.ts'

let isPainted = false

/** Whether the page's first frame is on the screen: what is not asked for at once can come with the next. */
export const useFirstPaint = (): boolean => {
  const [is, setIs] = useState(isPainted)
  useEffect(
    () =>
      afterFirstPaint(() => {
        isPainted = true
        setIs(true)
      }),
    [],
  )
  return is
}
