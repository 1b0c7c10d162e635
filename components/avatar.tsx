/** The member's initials. LinkedIn's picture addresses expire, and asking for one would tell LinkedIn of every look. */
export const Avatar = ({ name }: { name: string }) => (
  <span class="avatar" aria-hidden="true">
    {initials(name)}
  </span>
)

const initials = (name: string): string => {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1)
  return shown.map((word) => Array.from(word ?? '')[0] ?? '').join('')
}
