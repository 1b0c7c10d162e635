import { browser } from '../browser/api.ts'
import { client } from './client.ts'
import { tell, wakeAlarm, wakeAll } from './outbox.ts'

/** A paused submission's time has come, or it is time to see whether anything was left lying. */
export const watchAlarms = (): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const [kind, person, submission] = name.split(':')
    if (kind === 'submission' && person && submission) void tell(person, submission, { type: 'due' }, client)
    if (name === wakeAlarm) void wakeAll(client)
  })
}
