import { Fragment, render, type ComponentChild } from 'preact'
import { watchManaged } from '../utils/browser/managed.ts'
import { text } from '../utils/browser/text.ts'
import { afterFirstPaint } from './first-paint.ts'
import { firstRead } from './first-read.ts'
import { keepFocus } from './keep-focus.ts'
import { loadTheRest } from './later.tsx'
import { loadPolicy } from './page-policy.ts'

/** Puts a screen on its page when what it shows has been read. */
export const showPage = (screen: () => ComponentChild, read: Promise<void>): void => {
  document.title = text('app_name')
  const whileOpen = new AbortController().signal
  keepFocus(whileOpen)
  const place = placeToDraw()
  // Under another policy everything is drawn anew: the tree is another one, so that nothing of the old one stays.
  let policies = 0
  const draw = async (policy: Promise<void>) => {
    const [on] = await Promise.all([place, policy, read])
    if (on) render(<Fragment key={policies++}>{screen()}</Fragment>, on)
  }
  watchManaged(() => void draw(loadPolicy(firstRead.managed)))
  void draw(loadPolicy(firstRead.managed))
  afterFirstPaint(() => void loadTheRest())
}

/** A page's script runs as soon as it is there, which may be before its body is. */
const placeToDraw = async (): Promise<Element | null> => {
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
  return document.querySelector('#app')
}
