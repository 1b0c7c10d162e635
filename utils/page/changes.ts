import { headings } from './headings.ts'
import { profileLinks } from './links.ts'
import { otherMembersLinks } from './owner.ts'
import { marks } from './page.ts'
import { isOurs, ours } from './shadow.ts'
import type { Urgency } from './watch.ts'

/** Whatever the finders and the proof of ownership go by. */
const telling = `${marks}, ${headings}, ${profileLinks}, ${otherMembersLinks}, main, [role="main"], ${ours}`

/**
 * How soon a change may bring a section, take one away or displace its button. Nearly all of what a page does
 * (counters, posts, pictures that load) does not, and asking this is far cheaper than a look. Other elements can wait:
 * of two cards the one with more in it counts, and what does matter in a way not thought of here is seen then.
 */
export function howSoon(change: MutationRecord): Urgency {
  const { type, target, previousSibling, nextSibling } = change
  if (type === 'attributes') return isElement(target) && target.matches(telling) ? 'now' : 'later'
  if (isReadAsText(target)) return 'now'
  if (type === 'characterData') return 'never'
  const comes = howSoonOf(change.addedNodes)
  const goes = howSoonOf(change.removedNodes)
  if (comes === 'now' || goes === 'now' || isButton(previousSibling) || isButton(nextSibling)) return 'now'
  return comes === 'later' || goes === 'later' ? 'later' : 'never'
}

/** The words of headings name sections, and an anchor is known by its having none. */
function isReadAsText(node: Node): boolean {
  const element = isElement(node) ? node : node.parentElement
  return element !== null && (element.closest(headings) !== null || element.matches(marks))
}

function howSoonOf(nodes: NodeList): Urgency {
  let urgency: Urgency = 'never'
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.matches(telling) || (node.firstElementChild && node.querySelector(telling))) return 'now'
    urgency = 'later'
  }
  return urgency
}

function isButton(node: Node | null): boolean {
  return node !== null && isElement(node) && isOurs(node)
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE
}
