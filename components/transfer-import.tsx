import { useEffect, useId, useState } from 'preact/hooks'
import { plural, tableText, text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'
import { ImportProposals, someLocales } from './import-proposals.tsx'
import { KnownProfile } from './known-profile.tsx'
import { profileLanguages } from './profile-languages.ts'
import { RestorePreview } from './restore-preview.tsx'
import type { Profile } from './use-draft.ts'
import { useImport } from './use-import.ts'

/** A file by the button, by drop or by paste. Nothing changes until what is ticked is taken. */
export const TransferImport = ({ profile, isLocal }: { profile: Profile; isLocal: boolean }) => {
  const id = useId()
  const { home } = profileLanguages(profile.baseline, profile.draft)
  const { state, read, refuse, close } = useImport(home)
  const [over, setOver] = useState(false)
  const [drafted, setDrafted] = useState<number | null>(null)
  const [isKnown, setKnown] = useState(false)

  const take = (files: readonly File[]) => {
    setDrafted(null)
    setKnown(false)
    void read(files)
  }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input:not([type=file]), textarea')) return
      const files = [...(event.clipboardData?.files ?? [])]
      const pasted = event.clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) take(files)
      else if (pasted.trim() !== '') take([new File([pasted], text('import_pasted'))])
      else return
      event.preventDefault()
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  })
  const done = (count: number) => {
    close()
    setDrafted(count)
  }
  const known = () => {
    close()
    setKnown(true)
  }
  // Nobody has asked LinkedIn about this profile: a file can tell what it has.
  const told = isLocal && state.state === 'read' ? state : null

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text('import_title')}</h2>
      <p class="help">{text('import_what')}</p>
      <div
        class="drop sheet"
        data-testid="import-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take([...(event.dataTransfer?.files ?? [])])
        }}
      >
        <label class="label" for={id}>
          {text('import_choose')}
        </label>
        <input
          id={id}
          type="file"
          multiple
          accept=".zip,.csv,.json,application/zip,application/json,text/csv"
          data-testid="import-file"
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])])
            // The same file can be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <p class="help" id={`${id}-help`}>
          {text('import_drop')}
        </p>
        {state.state === 'refused' && (
          <ErrorLine>
            <strong>{state.name}</strong>:{' '}
            {tableText(`import_refused_${state.reason.replaceAll('-', '_')}`, [state.detail])}{' '}
            {text('import_nothing_changed')}
          </ErrorLine>
        )}
      </div>
      <output>
        {state.state === 'reading' && (
          <p class="notice" data-testid="import-reading">
            {text('import_reading', state.name)}
          </p>
        )}
        {drafted !== null && (
          <p class="notice good" data-testid="import-drafted">
            {plural('import_drafted', drafted)} <a href="#/review">{text('import_to_review')}</a>
          </p>
        )}
      </output>
      {state.state === 'reading' && (
        <p class="acts">
          <button type="button" class="btn quiet" data-testid="close-import" onClick={close}>
            {text('close')}
          </button>
        </p>
      )}
      {isKnown && (
        <p class="notice good" data-testid="profile-known">
          {text('known_taken')}
        </p>
      )}
      {told && (
        <KnownProfile
          key={told.at}
          desk={told.desk}
          person={profile.person}
          madeAt={told.madeAt}
          languages={told.format === 'backup' ? [] : [...new Set([home, ...someLocales])]}
          onRefused={(refusal) => refuse(told.name, refusal)}
          onDone={known}
        />
      )}
      {state.state === 'read' &&
        !(told && state.format === 'backup') &&
        (state.format === 'backup' ? (
          <RestorePreview
            key={state.at}
            name={state.name}
            desk={state.desk}
            profile={profile}
            onRefused={(refusal) => refuse(state.name, refusal)}
            onDone={done}
            onClose={close}
          />
        ) : (
          <ImportProposals
            key={state.at}
            name={state.name}
            format={state.format}
            desk={state.desk}
            profile={profile}
            onRefused={(refusal) => refuse(state.name, refusal)}
            onDone={done}
            onClose={close}
          />
        ))}
    </section>
  )
}
