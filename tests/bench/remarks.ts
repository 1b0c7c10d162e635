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
  'scale-': 'Every edited entry is looked for among all entries of its section (diff.ts, entryChange).',
  'scale-reorder':
    'Ten thousand ids are each compared and then written as exact numbers; what remains is the collector’s.',
  'encode-1': 'Beyond ASCII both hand the text to encodeURIComponent, which is most of the time.',
  'params-1': 'Beyond ASCII both hand the text to encodeURIComponent, which is most of the time.',
  'send-50':
    'Every step is written down before and after its request, and each time all submissions are read and written whole, one write after the other; each write also draws the badge from the whole profile.',
  'encode-2': 'A text this long is mostly encodeURIComponent, in both; no address the API has holds one.',
  'params-2': 'A text this long is mostly encodeURIComponent, in both; no address the API has holds one.',
}

/** The sentence for a figure that misses its aim. */
export const remarkOn = (id: string): string => {
  const [found] = Object.keys(remarks)
    .filter((start) => id.startsWith(start))
    .toSorted((a, b) => b.length - a.length)
  return (found === undefined ? undefined : remarks[found]) ?? 'The cause has not been found yet.'
}
