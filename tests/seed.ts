import fc from 'fast-check'

/*
 * The same random values in every run, so that a change is judged by what it changed. `SEED=7 npm test` tries others.
 */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_260_601) })
