import './transfer.css'
import { text } from '../utils/browser/text.ts'
import { CopyLanguage } from './copy-language.tsx'
import { profileLanguages } from './profile-languages.ts'
import { ScreenTitle } from './screen-title.tsx'
import { TransferExport } from './transfer-export.tsx'
import { TransferImport } from './transfer-import.tsx'
import type { Profile } from './use-draft.ts'

/** A profile brought in, taken out, and carried from one language to another. */
export const Transfer = ({ profile, isLocal }: { profile: Profile; isLocal: boolean }) => (
  <div class="transfer">
    <ScreenTitle>{text('transfer_title')}</ScreenTitle>
    <TransferImport key={profile.person} profile={profile} isLocal={isLocal} />
    <TransferExport profile={profile} />
    <section aria-labelledby="transfer-languages">
      <h2 id="transfer-languages">{text('copy_language_title')}</h2>
      <p class="help">{text('copy_language_what')}</p>
      {(profileLanguages(profile.baseline, profile.draft).supported?.length ?? 0) > 1 ? (
        <CopyLanguage scope="everything" profile={profile} />
      ) : (
        <p class="soft">
          {text('copy_language_one')} <a href="#/supportedLocales">{text('copy_language_add')}</a>
        </p>
      )}
    </section>
  </div>
)
