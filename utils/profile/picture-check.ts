import type { JsonObject } from './json.ts'
import { chosenIn, mostBytes, mostPixels, renditions, shapes } from './picture.ts'
import type { Problem } from './problem.ts'

/** What is wrong with a picture that was chosen here; one LinkedIn already has is LinkedIn's own. */
export const pictureProblems = (value: JsonObject): Problem[] => {
  const chosen = chosenIn(value)
  if (!chosen) {
    const isWhole = ['originalImage', 'displayImage'].every((name) => typeof value[name] === 'string')
    return isWhole ? [] : [problem('error', 'problem_required')]
  }
  const problems = renditions.flatMap((rendition) => {
    const { bytes, width, height } = chosen[rendition]
    if (bytes === 0) return [problem('error', 'problem_picture_empty')]
    if (bytes > mostBytes)
      return [problem('error', 'problem_picture_bytes', megabytes(bytes), megabytes(mostBytes))]
    return width * height > mostPixels
      ? [problem('error', 'problem_picture_pixels', String(width), String(height))]
      : []
  })
  return [...problems, ...softness(chosen.display)]
}

/** Warns where LinkedIn would have to enlarge what it shows. The shape says which of the two pictures it is. */
const softness = ({ width, height }: { width: number; height: number }): Problem[] => {
  const needed = width > height * 2 ? shapes.backgroundPicture : shapes.profilePicture
  return width < needed.width || height < needed.height
    ? [
        problem(
          'warning',
          'problem_picture_small',
          ...[width, height, needed.width, needed.height].map(String),
        ),
      ]
    : []
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

const problem = (severity: Problem['severity'], message: string, ...values: string[]): Problem => ({
  severity,
  path: [],
  message,
  values,
})
