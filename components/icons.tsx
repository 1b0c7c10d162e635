import type { ComponentChildren } from 'preact'

/** Small line drawings. They are decoration: the word for them is in the control that holds them. */
export const Icon = ({ children }: { children: ComponentChildren }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
)

export const SettingsIcon = () => (
  <Icon>
    <path d="M2 4.5h6m4 0h2M2 11.5h2m4 0h6" />
    <circle cx="10" cy="4.5" r="2" />
    <circle cx="6" cy="11.5" r="2" />
  </Icon>
)

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="M10.5 10.5L14 14" />
  </Icon>
)

export const BackIcon = () => (
  <span class="flips">
    <Icon>
      <path d="M9.5 3.5L5 8l4.5 4.5" />
    </Icon>
  </span>
)

/** The mark of the extension: a sheet with two lines. */
export const BrandIcon = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <rect class="brand-sheet" width="20" height="20" rx="5" />
    <path class="brand-lines" d="M4.5 7h11M4.5 13h7" stroke-width="2" stroke-linecap="round" />
  </svg>
)
