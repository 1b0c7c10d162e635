import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'

/** Above every screen of the sample profile: that it is one, and the way out. */
export const SampleBar = ({ person }: { person: string }) => (
  <div class="sample notice" data-testid="sample-bar">
    <p>{text('sample_what')}</p>
    <p class="acts">
      <a class="btn small primary" href="#/connection">
        {text('welcome_go')}
      </a>
      <button
        type="button"
        class="btn small"
        data-testid="leave-sample"
        onClick={() => void send('remove-local-profile', { person })}
      >
        {text('sample_leave')}
      </button>
    </p>
  </div>
)
