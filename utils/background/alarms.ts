import { browser } from '../browser/api.ts'
import { client } from './client.ts'
import { tell, wakeAlarm, wakeAll } from './outbox.ts'

/**
 * A browser that starts, and an extension that was updated, start the worker only where it listens for that; what its
 * start does by itself is all there is to do.
 */
export const watchStart = (): void => {
  browser.runtime.onStartup.addListener(() => undefined)
  browser.runtime.onInstalled.addListener(() => undefined)
}

/** A paused submission's time has come, or it is time to see whether anything was left lying. */
export const watchAlarms = (): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const [kind, person, submission] = name.split(':')
    if (kind === 'submission' && person && submission) void tell(person, submission, { type: 'due' }, client)
    if (name === wakeAlarm) void wakeAll(client)
  })
}
