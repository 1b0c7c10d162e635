import '../../assets/theme.css'
import '../../assets/base.css'
import { Editor } from '../../components/editor.tsx'
import { neededSections } from '../../components/needed-sections.ts'
import { preload } from '../../components/preload.ts'
import { routeNow } from '../../components/route-now.ts'
import { isListRoute } from '../../components/section-route.ts'
import { showPage } from '../../components/show-page.tsx'

showPage(() => <Editor />, preload(neededSections(routeNow()), !isListRoute(routeNow())))
