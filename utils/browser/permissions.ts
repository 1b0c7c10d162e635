import { browser } from './api.ts'

/** Asks for one host, at the click that needs it; true where it is granted already or now. */
export const requestHost = (origin: string): Promise<boolean> =>
  browser.permissions.request({ origins: [origin] })
