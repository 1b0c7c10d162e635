import '../../assets/theme.css'
import '../../assets/base.css'
// Before the rest of the one file that the popup is: its questions to storage are on their way while that is run.
import { preload } from '../../components/preload.ts'
import { Popup } from '../../components/popup.tsx'
import { showPage } from '../../components/show-page.tsx'

showPage(() => <Popup />, preload())
