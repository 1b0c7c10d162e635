import type { PictureField, Rendition } from '../profile/picture.ts'

const recipe = (name: string): string => `urn:li:digitalmediaRecipe:profile-${name}-image`

/** What LinkedIn is to make of the bytes (linkedin-api.md 7). */
export const recipes: Readonly<Record<PictureField, Record<Rendition, string>>> = {
  profilePicture: { original: recipe('originalphoto'), display: recipe('displayphoto') },
  backgroundPicture: { original: recipe('originalbackground'), display: recipe('displaybackground') },
}
