import * as z from 'zod/mini'
import { jsonIn } from '../profile/json.ts'
import type { PictureField } from '../profile/picture.ts'
import type { Client } from './client.ts'
import { getRequest } from './request.ts'

/** A picture as LinkedIn shows it now. The address expires: it is for looking at once, never to be stored. */
export interface ShownPicture {
  address: string
  /** Null where LinkedIn does not say. */
  width: number | null
  height: number | null
}

const size = z.looseObject({ width: z.number(), height: z.number() })
const elementSchema = z.looseObject({
  data: z.optional(
    z.looseObject({
      'com.linkedin.digitalmedia.mediaartifact.StillImage': z.optional(
        z.looseObject({ storageSize: z.optional(size), displaySize: z.optional(size) }),
      ),
    }),
  ),
  identifiers: z.array(z.looseObject({ identifier: z.string() })),
})
const pictureSchema = z.looseObject({
  'displayImage~': z.looseObject({ elements: z.array(elementSchema) }),
})

/**
 * The largest rendition that LinkedIn serves of the member's own picture; null where the app may not ask, where there is
 * none, or where it is served from elsewhere than LinkedIn's own host for pictures.
 * https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/profile-picture
 */
export const readShownPicture = async (client: Client, field: PictureField): Promise<ShownPicture | null> => {
  const answer = await client.send(
    getRequest(`/v2/me?projection=(id,${field}(displayImage~:playableStreams))`),
  )
  return answer.ok ? shownIn(answer.body, field) : null
}

export const shownIn = (body: string, field: PictureField): ShownPicture | null => {
  const profile = z.looseObject({ [field]: pictureSchema }).safeParse(jsonIn(body)).data
  const elements = profile?.[field]?.['displayImage~'].elements ?? []
  const shown = elements.flatMap(({ data, identifiers }): ShownPicture[] => {
    const address = identifiers.find(({ identifier }) => isPictureAddress(identifier))?.identifier
    const still = data?.['com.linkedin.digitalmedia.mediaartifact.StillImage']
    const { width = null, height = null } = still?.storageSize ?? still?.displaySize ?? {}
    return address === undefined ? [] : [{ address, width, height }]
  })
  return shown.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0] ?? null
}

/** The one host that the pages' policy lets pictures come from. */
const isPictureAddress = (address: string): boolean =>
  URL.canParse(address) && new URL(address).origin === 'https://media.licdn.com'
