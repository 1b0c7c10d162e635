import '../../assets/theme.css'
import '../../assets/base.css'
import { Editor } from '../../components/editor.tsx'
import { showPage } from '../../components/show-page.tsx'

showPage(() => <Editor />)
