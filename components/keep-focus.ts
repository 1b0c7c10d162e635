/** What can be read out as a whole, and is a place to go on from. */
const places = 'li, article, section, fieldset, form, footer, aside, [role=group], [role=dialog]'

/**
 * What is pressed and goes away by that, as an answer or a deleted line does, takes the focus with it: a screen reader is
 * then at the top of the page, in silence. Whoever draws may know where to (`useFocusAfter`); this is for everything
 * else. It leads to what comes next in a list, or to what the control was in; never to another control, which the same
 * key pressed once more would press.
 */
export function keepFocus(signal: AbortSignal): void {
  /** What has the focus and all it is in, from the inside out. */
  let path: Element[] = []
  document.addEventListener(
    'focusin',
    ({ target }) => {
      path = ancestors(target)
    },
    { signal },
  )
  document.addEventListener(
    'focusout',
    () => {
      // Left by the member: then it may go without further ado.
      setTimeout(() => {
        if (path[0] && !isGone(path[0]) && isNowhere()) path = []
      })
    },
    { signal },
  )
  const observer = new MutationObserver((records) => {
    const [control] = path
    if (!control || !isGone(control)) return
    const place = placeAfter(path, records)
    // After the effects of what has just been drawn.
    requestAnimationFrame(() => setTimeout(() => isNowhere() && focusOn(place)))
  })
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  signal.addEventListener('abort', () => observer.disconnect())
}

const ancestors = (target: EventTarget | null): Element[] => {
  const path: Element[] = []
  for (let each = target instanceof Element ? target : null; each; each = each.parentElement) path.push(each)
  return path
}

const isGone = (control: Element): boolean => !control.isConnected || control.matches(':disabled')

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

const placeAfter = (path: readonly Element[], records: readonly MutationRecord[]): Element | null => {
  const at = path.findIndex((element) => element.isConnected)
  const gone = path[at - 1]
  const removal = gone && records.find(({ removedNodes }) => [...removedNodes].includes(gone))
  const beside = [removal?.nextSibling, removal?.previousSibling].find(
    (sibling) =>
      sibling instanceof Element && sibling.localName === gone?.localName && sibling.matches(places),
  )
  if (beside instanceof Element && beside.isConnected) return beside
  return path[at]?.closest(places) ?? null
}

const focusOn = (place: Element | null): void => {
  const target = place?.isConnected ? place : document.querySelector('h1')
  if (!(target instanceof HTMLElement)) return
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1
  target.focus()
}
