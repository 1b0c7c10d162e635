import '../../assets/theme.css'
import '../../assets/base.css'
import { Editor } from '../../components/editor.tsx'
import { neededSections } from '../../components/needed-sections.ts'
import { preload } from '../../components/preload.ts'
import { showPage } from '../../components/show-page.tsx'
import { routeNow } from '../../components/use-route.ts'

showPage(() => <Editor />, preload(neededSections(routeNow())))
