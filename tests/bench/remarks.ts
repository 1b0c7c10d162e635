/**
 * Why a figure is not at its aim, by the id of the figure; the longest id that a figure's begins with counts. A sentence
 * is shown only while its figure misses, and goes when its cause is mended.
 */
const remarks: Readonly<Record<string, string>> = {
  'size-popup':
    'A third of the popup is zod and its schemas, through which every stored value and message is parsed, and the extension polyfill; the tables of all fields and every kind of input come next.',
  'size-content-script':
    'Section titles in all languages, the table of marks, the style sheet and WXT’s own context are each a kilobyte or more.',
  'early-worker':
    'A worker can’t load code later: browsers refuse import() there, so sign-in stands in the worker or in a page.',
  'popup-flat': 'The profile is stored in one piece, and all of it is read before the first frame.',
  'popup-':
    'Scripts are loaded and run, then storage is read in two turns, one waiting for the other, before anything is drawn; the profile is stored in one piece, and its reading alone grows with it.',
  'keystroke-busy':
    'Each letter draws the navigation, the form and what is pending anew, and a formatter is made for every number and plural in them (text.ts).',
  'editor-paint':
    'Scripts are loaded and run, then storage is read in two turns, one waiting for the other, before anything is drawn; the profile is stored in one piece, and its reading alone grows with it.',
  'write-time':
    'To keep one edit the worker reads the whole stored profile, and again to draw the badge (edits.ts, badge.ts).',
  'scale-':
    'The parts that difference and plan read grow with the entries and no faster (tests/utils/profile/work.test.ts counts them); what is over is the memory of ten thousand entries and its collector.',
  'send-50':
    'A request takes some ten milliseconds more than the delay, seventeen times, and so does writing down what came of three and what goes next; the reading before and the reading after come on top.',
}

/** The sentence for a figure that misses its aim. */
export const remarkOn = (id: string): string => {
  const [found] = Object.keys(remarks)
    .filter((start) => id.startsWith(start))
    .toSorted((a, b) => b.length - a.length)
  return (found === undefined ? undefined : remarks[found]) ?? 'The cause has not been found yet.'
}
