import { render, type ComponentChild } from 'preact'
import { text, uiDirection } from '../utils/browser/text.ts'

/** Puts a screen on its page, marked with the language its words are in. */
export const showPage = (screen: ComponentChild): void => {
  document.documentElement.lang = text('language_tag')
  document.documentElement.dir = uiDirection()
  document.title = text('app_name')
  const place = document.querySelector('#app')
  if (place) render(screen, place)
}
