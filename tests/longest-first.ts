import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Small files that take long. Where nothing is known from a former run, Vitest goes by size and would start them last. */
const long = [
  'tests/e2e/screens.test.ts',
  'tests/packages/packages.test.ts',
  'tests/e2e/unaltered.test.ts',
  'tests/e2e/pseudo-locale.test.ts',
]

const place = ({ moduleId }: TestSpecification): number => {
  const found = long.findIndex((file) => moduleId.endsWith(file))
  return found === -1 ? long.length : found
}

/** As Vitest's own, but what takes long begins first, of whatever project, so that no worker waits for it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- It is the sequencer's own, and no array's.
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}
