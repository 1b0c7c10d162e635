import type { ComponentChildren } from 'preact'

/** What went wrong, in a sentence beside its cause; read out at once. */
export const ErrorLine = ({ children }: { children: ComponentChildren }) => (
  <p class="error" role="alert" data-testid="error">
    <span class="problem-sign" aria-hidden="true">
      !
    </span>
    <span>{children}</span>
  </p>
)
