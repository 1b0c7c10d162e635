import { Fragment, render, type ComponentChild } from 'preact'
import { watchManaged } from '../utils/browser/managed.ts'
import { text } from '../utils/browser/text.ts'
import { firstRead } from './first-read.ts'
import { keepFocus } from './keep-focus.ts'
import { loadTheRest } from './later.tsx'
import { loadPolicy } from './page-policy.ts'

/** Puts a screen on its page when what it shows has been read. */
export const showPage = (screen: () => ComponentChild, read: Promise<void>): void => {
  document.title = text('app_name')
  const place = document.querySelector('#app')
  if (!place) return
  const whileOpen = new AbortController().signal
  keepFocus(whileOpen)
  // Under another policy everything is drawn anew: the tree is another one, so that nothing of the old one stays.
  let policies = 0
  const draw = async (policy: Promise<void>) => {
    await Promise.all([policy, read])
    render(<Fragment key={policies++}>{screen()}</Fragment>, place)
  }
  watchManaged(() => void draw(loadPolicy(firstRead.managed)))
  // Waiting for storage a page is idle too: what comes later is not to be in the way of the first frame.
  void draw(loadPolicy(firstRead.managed)).then(() =>
    requestAnimationFrame(() => requestIdleCallback(() => void loadTheRest())),
  )
}
