import { useEffect, useState } from 'preact/hooks'
import { browser } from '../utils/browser/api.ts'
import { afterFirstPaint } from './first-paint.ts'

/**
 * Whether the page stands in a tab, at any width, and not in a popup. A style sheet can't ask: a popup's window begins
 * tiny and grows with what is in it, so that a rule for narrow windows would keep it narrow.
 */
export const useInTab = (): boolean => {
  const [inTab, setInTab] = useState(false)
  useEffect(
    () =>
      afterFirstPaint(() => {
        browser.tabs.getCurrent().then(
          (tab) => setInTab(tab !== undefined),
          () => setInTab(false),
        )
      }),
    [],
  )
  return inTab
}
