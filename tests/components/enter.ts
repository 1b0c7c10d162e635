import { within } from '@testing-library/preact'
import { isObject, type Json } from '../../utils/profile/json.ts'
import { isLocalized, type Kind } from '../../utils/profile/kinds.ts'
import { textsIn } from '../../utils/profile/localized.ts'
import { at, choose, has, press, type } from './setup.tsx'

/** Enters an API value the way a person does, by the controls of its kind. */
export const enter = (place: HTMLElement, kind: Kind, value: Json): void => {
  if (isLocalized(kind)) return enterTexts(place, value)
  switch (kind.type) {
    case 'text':
      return type(at(place, 'value'), asText(value))
    case 'urn':
      return enterUrn(place, kind, asText(value))
    case 'choice':
      return choose(at(place, 'value'), asText(value))
    case 'flag':
      return check(at(place, 'value'), value === true)
    case 'date':
      for (const part of kind.parts)
        if (isObject(value) && value[part] !== undefined) enterPart(place, part, asText(value[part]))
      return
    case 'record':
      for (const row of kind.rows) {
        const part = isObject(value) ? value[row.id] : undefined
        if (part !== undefined) enter(at(place, `row-${row.id}`), row.kind, part)
      }
      return
    case 'list':
      for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
        if (!has(place, `item-${index}`)) press(at(place, 'add-item'))
        enter(at(place, `item-${index}`), kind.of, item)
      }
      return
    default:
      throw new Error(`Nobody has said how a ${kind.type} is entered.`)
  }
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

const enterTexts = (place: HTMLElement, value: Json): void => {
  for (const [locale, text] of Object.entries(textsIn(value))) {
    const tab = within(place).queryByTestId(`locale-tab-${locale}`)
    if (tab) press(tab)
    else choose(at(place, 'add-locale'), locale)
    type(at(place, `locale-${locale}`), text)
  }
}

const enterPart = (place: HTMLElement, part: string, number: string): void => {
  const control = at(place, `row-${part}`, 'value')
  if (control instanceof HTMLSelectElement) choose(control, number)
  else type(control, number)
}

/** An unticked box says nothing yet: to say no, a person ticks and unticks it. */
const check = (control: HTMLElement, wanted: boolean): void => {
  if (!(control instanceof HTMLInputElement)) throw new TypeError('That is no box to tick')
  control.click()
  if (control.checked !== wanted) control.click()
}

const enterUrn = (place: HTMLElement, kind: Extract<Kind, { type: 'urn' }>, urn: string): void => {
  const control = at(place, 'value')
  if (kind.suggest === 'occupations') choose(control, urn)
  // The member's own is there already, and can't be changed.
  else if (!(control instanceof HTMLInputElement && control.readOnly)) type(control, urn)
}
