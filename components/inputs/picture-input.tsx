import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import type { InputProps } from './input-props.ts'

export type PictureInputProps = InputProps<Extract<Kind, { type: 'picture' }>>

/** Choosing and cropping a picture. It brings a cropper and a decoder's worker along, so it comes when it is needed. */
export const PictureInput = (props: PictureInputProps) => {
  const [Desk, setDesk] = useState<ComponentType<PictureInputProps> | null>(null)
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const { PictureDesk } = await import('../pictures/picture-desk.tsx')
      if (!isGone) setDesk(() => PictureDesk)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [])
  return Desk ? <Desk {...props} /> : <p class="help">{text('picture_opening')}</p>
}
