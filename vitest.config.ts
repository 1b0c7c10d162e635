import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { LongestFirst } from './tests/longest-first.ts'

const jsx = { runtime: 'automatic', importSource: 'preact' } as const

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // `browser` is WXT's fake browser here; a file that needs a document begins with `// @vitest-environment jsdom`.
        plugins: [WxtVitest()],
        oxc: { jsx },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/packages/**', 'tests/bench/**'],
          setupFiles: 'tests/seed.ts',
          // Nothing here waits for a clock; the limit only ends what hangs, also on a busy machine.
          testTimeout: 60_000,
          // A thread begins sooner than a process.
          pool: 'threads',
          // By itself Vitest leaves one core free, also of two.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The production build in a real browser, through the sandbox.
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/firefox/**'],
          globalSetup: 'tests/e2e/harness/build-once.ts',
          // As the limit of a test: it only ends what hangs. Vitest's own is a second.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // A browser on a shared machine is at times starved: one more try, which the report marks `(retry x1)`.
          // Whatever is marked so is looked into; twice it was the product and not the machine.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What goes to the stores, built from a clean folder.
        test: {
          name: 'packages',
          include: ['tests/packages/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The production build in a real Firefox, which is driven by its own protocol.
        test: {
          name: 'firefox',
          include: ['tests/e2e/firefox/**/*.test.ts'],
          globalSetup: 'tests/e2e/firefox/build-firefox.ts',
          // As the limit of a test: it only ends what hangs. Vitest's own is a second.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // As for the other browser.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
