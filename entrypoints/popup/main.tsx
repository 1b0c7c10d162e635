import '../../assets/theme.css'
import '../../assets/base.css'
import { Popup } from '../../components/popup.tsx'
import { preload } from '../../components/preload.ts'
import { showPage } from '../../components/show-page.tsx'

showPage(() => <Popup />, preload())
