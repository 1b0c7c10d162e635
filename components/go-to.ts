/** Leads the page to another route of its own. */
export const goTo = (route: string): void => {
  location.hash = `#/${route}`
}
