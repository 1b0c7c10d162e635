import { text } from '../utils/browser/text.ts'
import { blankSign, isBlank, type Piece } from './word-diff.ts'

interface Props {
  pieces: readonly Piece[]
  side: 'before' | 'after'
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
}

/**
 * One side of a comparison. The words "added" and "removed" are heard but are no part of the text (they are put in by
 * the style sheet), so that what is copied or read off here is the text itself.
 */
export const MarkedText = ({ pieces, side, lang, dir }: Props) => (
  <span class="marked" lang={lang?.replaceAll('_', '-')} dir={dir ?? 'auto'}>
    {pieces.map((piece, index) => {
      if (!piece.isChanged) return piece.text
      const Mark = side === 'before' ? 'del' : 'ins'
      return (
        <Mark key={index} data-said={text(side === 'before' ? 'said_removed' : 'said_added')}>
          {isBlank(piece.text) ? <Blanks of={piece.text} /> : piece.text}
        </Mark>
      )
    })}
  </span>
)

/** A change of nothing but spaces is easily overlooked: each is drawn. */
const Blanks = ({ of }: { of: string }) => (
  <>
    {Array.from(of, (character, index) => (
      <span key={index} class="blank" data-sign={blankSign(character)}>
        {character}
      </span>
    ))}
  </>
)
