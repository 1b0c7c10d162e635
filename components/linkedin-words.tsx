/** What LinkedIn said, word for word: in its own language and direction. */
export const LinkedInWords = ({ children }: { children: string }) => (
  <q>
    <bdi>{children}</bdi>
  </q>
)
