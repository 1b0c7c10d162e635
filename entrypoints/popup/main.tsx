import '../../assets/theme.css'
import '../../assets/base.css'
// Before anything else of the one file the popup is: its questions are on their way while the rest is run.
import '../../components/first-read.ts'
import { Popup } from '../../components/popup.tsx'
import { preload } from '../../components/preload.ts'
import { showPage } from '../../components/show-page.tsx'

showPage(() => <Popup />, preload())
