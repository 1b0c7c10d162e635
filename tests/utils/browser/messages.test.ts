import { beforeEach, expect, it, vi } from 'vitest'
import { browser } from '../../../utils/browser/api.ts'
import { send } from '../../../utils/browser/messages.ts'

const sendMessage = vi.fn<(message: { name: string }) => Promise<unknown>>()
beforeEach(() => {
  sendMessage.mockReset()
  Object.assign(browser.runtime, { sendMessage })
})

const names = () => sendMessage.mock.calls.map(([{ name }]) => name)
const unheard = new Error('Could not establish connection. Receiving end does not exist.')

it('asks again what the background was just too tired to hear', async () => {
  sendMessage.mockRejectedValueOnce(unheard).mockResolvedValue({ state: 'done', reply: { saved: true } })
  const operation = { type: 'clear', field: 'headline' } as const
  expect(await send('edit-draft', { person: 'ada', operation })).toEqual({ saved: true })
  expect(names()).toEqual(['edit-draft', 'edit-draft'])
})

it('gives up where nobody ever hears', async () => {
  sendMessage.mockRejectedValue(unheard)
  await expect(send('disconnect', {})).rejects.toBe(unheard)
  expect(names()).toEqual(['disconnect', 'disconnect', 'disconnect'])
})

it('does not repeat what may have been acted on', async () => {
  const closed = new Error('The message channel closed before a response was received.')
  sendMessage.mockRejectedValue(closed)
  await expect(send('send-draft', { person: 'ada', digest: '1' })).rejects.toBe(closed)
  expect(names()).toEqual(['send-draft'])
})

it('does not repeat what came before something newer of its kind', async () => {
  sendMessage.mockRejectedValueOnce(unheard).mockResolvedValue({ state: 'done', reply: null })
  const older = send('switch-member', { person: 'ada' })
  const newer = send('switch-member', { person: 'grace' })
  await expect(older).rejects.toBe(unheard)
  expect(await newer).toBeNull()
  expect(sendMessage).toHaveBeenCalledTimes(2)
})

it('repeats each of several kinds that were lost together', async () => {
  sendMessage
    .mockRejectedValueOnce(unheard)
    .mockRejectedValueOnce(unheard)
    .mockResolvedValue({ state: 'done', reply: null })
  await Promise.all([send('switch-member', { person: 'ada' }), send('take-picked', { id: '1' })])
  expect(names()).toEqual(['switch-member', 'take-picked', 'switch-member', 'take-picked'])
})
