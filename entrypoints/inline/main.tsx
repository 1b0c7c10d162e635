import '../../assets/theme.css'
import '../../assets/base.css'
import { awaitLine } from '../../components/ask-to-close.ts'
import { InlineEditor } from '../../components/inline-editor.tsx'
import { showPage } from '../../components/show-page.tsx'

awaitLine()
showPage(() => <InlineEditor />)
