import type { ComponentChildren } from 'preact'

/** The title of a screen, where the focus begins after a change of screen. */
export const ScreenTitle = ({ children }: { children: ComponentChildren }) => (
  <h1 tabIndex={-1}>{children}</h1>
)
