import type { Frame, Page } from 'playwright-core'

/**
 * Words that don't fit where they are: cut off, running out of their box, or out of the window. Of a member's own values
 * only the last counts: a long one may be cut short where it is not what the screen is about.
 */
export const clippedIn = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => {
    const room = 1.5
    const isOurs = (text: string | null): boolean => /[⟦⟧]/.test(text ?? '')
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
    const tell = (what: string, element: Element, sizes: string): string =>
      `${what}: ${element.tagName} ${element.className} “${(element.textContent ?? '').slice(0, 60)}” ${sizes}`
    const canvas = document.createElement('canvas').getContext('2d')
    const widthOf = (text: string, { font }: CSSStyleDeclaration): number => {
      if (!canvas) throw new Error('There is no canvas to measure text on.')
      canvas.font = font
      return canvas.measureText(text).width
    }
    const faults = (element: Element): string[] => {
      const style = getComputedStyle(element)
      const { left, right, width } = element.getBoundingClientRect()
      const inner =
        element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      if (element instanceof HTMLSelectElement) {
        const shown = element.selectedOptions[0]?.text ?? ''
        // One that says by an ellipsis that there is more says it when it is opened.
        const isTold = style.textOverflow === 'ellipsis'
        return !isTold && isOurs(shown) && widthOf(shown, style) > inner + room
          ? [tell('list cut', element, `${shown} ${Math.round(widthOf(shown, style))} in ${inner}`)]
          : []
      }
      if (element instanceof HTMLInputElement && element.value === '')
        return widthOf(element.placeholder, style) > inner + room
          ? [tell('placeholder cut', element, `${element.placeholder} in ${inner}`)]
          : []
      // A summary of some lines is one on purpose.
      if (!hasText(element) || width <= 1 || style.webkitLineClamp !== 'none') return []
      const beyond = left < -room || right > document.documentElement.clientWidth + room
      const scrolls = element.closest('[data-scrolls], .scrolls, pre')
      const found = beyond && !scrolls ? [tell('beyond the window', element, `${left} to ${right}`)] : []
      const cut = (axis: 'X' | 'Y', needs: number, has: number): void => {
        const overflow = axis === 'X' ? style.overflowX : style.overflowY
        const hides = overflow === 'hidden' || overflow === 'clip'
        if (has === 0 || needs <= has + room || !isOurs(element.textContent)) return
        if (hides || (axis === 'X' && overflow === 'visible'))
          found.push(tell(hides ? 'cut' : 'out of its box', element, `${axis} ${needs} in ${has}`))
      }
      cut('X', element.scrollWidth, element.clientWidth)
      cut('Y', element.scrollHeight, element.clientHeight)
      return found
    }
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement
    return [
      ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth}`] : []),
      ...[...document.body.querySelectorAll('*')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .flatMap(faults),
    ]
  })
