import { sectionIds, type SectionId } from './anchors.ts'

/** A section that has a heading of its own; the top card's heading is the member's name. */
export type TitledSection = Exclude<SectionId, 'intro' | 'contact'>

/**
 * What LinkedIn writes over each section, per language: the last thing tried, for a card that has none of the
 * marks in anchors.ts. Wordings changed over the years, so a section may have several.
 */
export const titles: Readonly<Record<string, Readonly<Record<TitledSection, readonly string[]>>>> = {
  en: {
    summary: ['About'],
    positions: ['Experience'],
    educations: ['Education'],
    certifications: ['Licenses & certifications'],
    projects: ['Projects'],
    volunteeringExperiences: ['Volunteering', 'Volunteer experience'],
    skills: ['Skills'],
    publications: ['Publications'],
    courses: ['Courses'],
    honors: ['Honors & awards', 'Honours & awards'],
    testScores: ['Test scores'],
    languages: ['Languages'],
    organizations: ['Organizations', 'Organisations'],
    patents: ['Patents'],
  },
  de: {
    summary: ['Info', 'Über mich'],
    positions: ['Berufserfahrung'],
    educations: ['Ausbildung'],
    certifications: ['Bescheinigungen und Zertifikate', 'Lizenzen und Zertifikate'],
    projects: ['Projekte'],
    volunteeringExperiences: ['Ehrenamt', 'Ehrenamtliche Erfahrung', 'Ehrenamtliches Engagement'],
    skills: ['Kenntnisse', 'Kenntnisse & Fähigkeiten'],
    publications: ['Publikationen', 'Veröffentlichungen'],
    courses: ['Kurse'],
    honors: ['Auszeichnungen/Preise', 'Auszeichnungen und Preise', 'Auszeichnungen'],
    testScores: ['Prüfungsergebnisse', 'Testergebnisse'],
    languages: ['Sprachen'],
    organizations: ['Organisationen'],
    patents: ['Patente'],
  },
  fr: {
    summary: ['Infos', 'À propos'],
    positions: ['Expérience'],
    educations: ['Formation'],
    certifications: ['Licences et certifications'],
    projects: ['Projets'],
    volunteeringExperiences: ['Bénévolat', 'Expérience de bénévolat', 'Expériences de bénévolat'],
    skills: ['Compétences'],
    publications: ['Publications'],
    courses: ['Cours'],
    honors: ['Prix et distinctions', 'Distinctions et prix'],
    testScores: ['Résultats d’examens', 'Résultats de tests', 'Scores de test'],
    languages: ['Langues'],
    organizations: ['Organisations'],
    patents: ['Brevets'],
  },
  es: {
    summary: ['Acerca de'],
    positions: ['Experiencia'],
    educations: ['Educación', 'Formación'],
    certifications: ['Licencias y certificaciones'],
    projects: ['Proyectos'],
    volunteeringExperiences: ['Voluntariado', 'Experiencia de voluntariado'],
    skills: ['Conocimientos y aptitudes', 'Aptitudes'],
    publications: ['Publicaciones'],
    courses: ['Cursos'],
    honors: ['Reconocimientos y premios'],
    testScores: ['Resultados de pruebas', 'Calificaciones de pruebas'],
    languages: ['Idiomas'],
    organizations: ['Organizaciones'],
    patents: ['Patentes'],
  },
  pt_BR: {
    summary: ['Sobre'],
    positions: ['Experiência'],
    educations: ['Formação acadêmica'],
    certifications: ['Licenças e certificados'],
    projects: ['Projetos'],
    volunteeringExperiences: ['Voluntariado', 'Experiência voluntária'],
    skills: ['Competências'],
    publications: ['Publicações'],
    courses: ['Cursos'],
    honors: ['Reconhecimentos e prêmios'],
    testScores: ['Resultados de provas', 'Notas de testes'],
    languages: ['Idiomas'],
    organizations: ['Organizações'],
    patents: ['Patentes'],
  },
  ja: {
    summary: ['自己紹介', '概要'],
    positions: ['職歴', '職務経歴'],
    educations: ['学歴'],
    certifications: ['資格', '資格・認定', 'ライセンスと認定', 'ライセンスと認定資格'],
    projects: ['プロジェクト'],
    volunteeringExperiences: ['ボランティア', 'ボランティア経験', 'ボランティア活動'],
    skills: ['スキル'],
    publications: ['著書', '出版物', '著書・論文'],
    courses: ['コース', '履修科目'],
    honors: ['受賞歴', '表彰・受賞'],
    testScores: ['テストスコア', '試験の点数'],
    languages: ['言語', '語学'],
    organizations: ['団体', '所属団体', '組織'],
    patents: ['特許'],
  },
  ar: {
    summary: ['نبذة عني', 'نبذة عنك', 'حول'],
    positions: ['الخبرة', 'الخبرات'],
    educations: ['التعليم'],
    certifications: ['التراخيص والشهادات', 'الرخص والشهادات'],
    projects: ['المشروعات', 'المشاريع'],
    volunteeringExperiences: ['التطوع', 'العمل التطوعي', 'الخبرة التطوعية'],
    skills: ['المهارات'],
    publications: ['المنشورات', 'الإصدارات'],
    courses: ['الدورات التدريبية', 'الدورات'],
    honors: ['التكريمات والجوائز', 'مراتب الشرف والجوائز', 'الجوائز والتكريمات'],
    testScores: ['درجات الاختبارات', 'نتائج الاختبارات'],
    languages: ['اللغات'],
    organizations: ['المنظمات', 'المؤسسات'],
    patents: ['براءات الاختراع'],
  },
}

const titledSections = sectionIds.filter((id): id is TitledSection => id !== 'intro' && id !== 'contact')

const sectionOfTitle = new Map<string, TitledSection>()
for (const language of Object.values(titles)) {
  for (const section of titledSections) {
    for (const wording of language[section]) sectionOfTitle.set(fold(wording), section)
  }
}

/** Which section a heading's text names, in whatever language the page is. */
export function sectionOfHeading(text: string): TitledSection | undefined {
  return sectionOfTitle.get(fold(text))
}

/** Case, spacing, kind of apostrophe and a count in brackets ("Skills (12)") make no difference. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replace(/\s*[(（]\p{Nd}+[)）]\s*$/u, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
