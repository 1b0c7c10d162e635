import { plural, text } from '../utils/browser/text.ts'
import { FieldFinder } from './field-finder.tsx'
import { fieldLabel } from './field-names.ts'
import { goTo } from './go-to.ts'
import { navGroups } from './nav-groups.ts'
import { sectionLabel } from './section-names.ts'
import { sectionRoute } from './section-route.ts'
import { useFirstPaint } from './use-first-paint.ts'

interface Props {
  route: string
  /** Ids of the fields and sections that have edits. */
  edited: ReadonlySet<string>
  /** How many entries a section has; null where that is not known. */
  countOf: (section: string) => number | null
  open: boolean
  unfold: () => void
  /** A link was followed: the folded navigation closes. */
  onLeave: () => void
}

/** Every field by group, with a mark on what has edits. */
export const EditorNav = ({ route, edited, countOf, open, unfold, onLeave }: Props) => {
  const isPainted = useFirstPaint()
  return (
    <nav class="nav" data-open={open} aria-label={text('nav_label')}>
      <FieldFinder
        unfold={unfold}
        onChoose={(field) => {
          onLeave()
          goTo(field)
        }}
      />
      <div class="nav-list">
        {/* The screen that was asked for comes first: these are a third of all there is to draw. */}
        {(isPainted ? navGroups() : []).map((group) => {
          if (group.type === 'sections')
            return (
              <div key={group.id} class="nav-group">
                <NavLink route={group.id} current={route} label={group.label} isGroup onLeave={onLeave} />
                <ul>
                  {group.sections.map((id) => (
                    <li key={id}>
                      <NavLink
                        route={id}
                        current={sectionRoute(route)?.section ?? route}
                        label={sectionLabel(id)}
                        count={countOf(id)}
                        isEdited={edited.has(id)}
                        onLeave={onLeave}
                      />
                    </li>
                  ))}
                </ul>
              </div>
            )
          const { fields } = group
          const [only] = fields
          // A group of one is that one: no heading needs to be read above it.
          if (only && fields.length === 1)
            return (
              <div key={group.id} class="nav-group">
                <NavLink
                  route={only.id}
                  current={route}
                  label={group.label}
                  isEdited={edited.has(only.id)}
                  onLeave={onLeave}
                />
              </div>
            )
          return (
            <div key={group.id} class="nav-group">
              <NavLink route={group.id} current={route} label={group.label} isGroup onLeave={onLeave} />
              <ul>
                {fields.map(({ id }) => (
                  <li key={id}>
                    <NavLink
                      route={id}
                      current={route}
                      label={fieldLabel(id)}
                      isEdited={edited.has(id)}
                      onLeave={onLeave}
                    />
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
        <div class="nav-group">
          <span class="nav-heading">{text('nav_more')}</span>
          <ul>
            <li>
              <NavLink route="by-hand" current={route} label={text('hand_title')} onLeave={onLeave} />
            </li>
            <li>
              <NavLink route="outbox" current={route} label={text('outbox_title')} onLeave={onLeave} />
            </li>
            <li>
              <NavLink route="history" current={route} label={text('history_title')} onLeave={onLeave} />
            </li>
            <li>
              <NavLink route="transfer" current={route} label={text('transfer_title')} onLeave={onLeave} />
            </li>
            <li>
              <NavLink
                route="connection"
                current={route}
                label={text('connection_title')}
                onLeave={onLeave}
              />
            </li>
          </ul>
        </div>
      </div>
    </nav>
  )
}

interface LinkProps {
  route: string
  current: string
  label: string
  isGroup?: boolean
  isEdited?: boolean
  count?: number | null
  onLeave: () => void
}

const NavLink = ({ route, current, label, isGroup, isEdited, count, onLeave }: LinkProps) => (
  <a
    href={`#/${route}`}
    class={isGroup ? 'nav-heading' : undefined}
    aria-current={route === current ? 'page' : undefined}
    onClick={onLeave}
  >
    <span>{label}</span>
    {isEdited && (
      <>
        <span class="dot" aria-hidden="true" />
        <span class="unseen">{text('edited')}</span>
      </>
    )}
    {typeof count === 'number' && count > 0 && (
      <span class="nav-count">
        <span aria-hidden="true">{count}</span>
        <span class="unseen">{plural('entries', count)}</span>
      </span>
    )}
  </a>
)
