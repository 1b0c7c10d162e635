import type { Button } from './button.ts'
import type { Place } from './headings.ts'
import { isOurs } from './shadow.ts'

/** The buttons on the page, at most one per section. */
export interface Buttons<Id extends string> {
  /** Makes the page show these buttons at these places and no others. Does nothing where they stand already. */
  readonly show: (places: ReadonlyMap<Id, Place>) => void
  readonly get: (id: Id) => Button | undefined
}

/** Keeps one button per section; `create` makes one that is not there yet. */
export function keepButtons<Id extends string>(create: (id: Id) => Button): Buttons<Id> {
  const buttons = new Map<Id, Button>()
  return {
    show: (places) => {
      for (const [id, button] of buttons) {
        if (places.has(id)) continue
        button.host.remove()
        buttons.delete(id)
      }
      for (const [id, place] of places) {
        const button = buttons.get(id) ?? create(id)
        buttons.set(id, button)
        if (!isAt(button.host, place)) put(button.host, place)
      }
    },
    get: (id) => buttons.get(id),
  }
}

/** Whether it stands there; others of ours may stand between, where two buttons have one place. */
function isAt(host: Element, { element, where }: Place): boolean {
  if (where === 'inside') return host.parentElement === element
  const step = where === 'after' ? 'previousElementSibling' : 'nextElementSibling'
  let beside = host[step]
  while (beside && isOurs(beside)) beside = beside[step]
  return beside === element
}

function put(host: HTMLElement, { element, where }: Place): void {
  host.dataset.place = where
  if (where === 'inside') element.append(host)
  else if (where !== 'after') element.before(host)
  else {
    let last = element
    while (last.nextElementSibling && isOurs(last.nextElementSibling)) last = last.nextElementSibling
    last.after(host)
  }
}
