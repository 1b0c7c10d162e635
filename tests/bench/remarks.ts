/**
 * Why a figure is not at its aim, by the id of the figure; the longest id that a figure's begins with counts. A sentence
 * is shown only while its figure misses, and goes when its cause is mended.
 */
const remarks: Readonly<Record<string, string>> = {
  'popup-':
    'A hundred kilobytes of scripts are compiled and run, and storage is asked twice (whose profile, then what of it), before anything is drawn; the empty page does neither.',
  'keystroke-busy': 'Each letter draws the navigation, the form and what is pending anew.',
  'editor-paint':
    'Three hundred kilobytes of scripts are compiled and run, and storage is asked twice, before anything is drawn; the empty page does neither.',
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
