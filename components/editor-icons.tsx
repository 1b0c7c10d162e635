import { Icon } from './icons.tsx'

/* What the editor and the frame draw besides: the popup has no use for them. */

export const CloseIcon = () => (
  <Icon>
    <path d="M3.5 3.5l9 9m0-9l-9 9" />
  </Icon>
)

export const MenuIcon = () => (
  <Icon>
    <path d="M2 4h12M2 8h12M2 12h12" />
  </Icon>
)

export const LockIcon = () => (
  <Icon>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </Icon>
)

export const CopyIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 2.5h-6a2 2 0 0 0-2 2v6" />
  </Icon>
)

export const DoneIcon = () => (
  <Icon>
    <path d="M3 8.5l3.5 3.5L13 4.5" />
  </Icon>
)

export const DeleteIcon = () => (
  <Icon>
    <path d="M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4" />
  </Icon>
)

export const GripIcon = () => (
  <Icon>
    <path d="M6 3.5v0M10 3.5v0M6 8v0M10 8v0M6 12.5v0M10 12.5v0" />
  </Icon>
)

export const FoldIcon = () => (
  <Icon>
    <path d="M3 4.5h10M4.5 11.5L8 8l3.5 3.5" />
  </Icon>
)

export const MoveIcon = () => (
  <Icon>
    <path d="M2.5 8h11M5 5.5L2.5 8L5 10.5M11 5.5L13.5 8L11 10.5" />
  </Icon>
)
