import { sectionIds, type SectionId } from './anchors.ts'

/** A section that has a heading of its own; the top card's heading is the member's name. */
export type TitledSection = Exclude<SectionId, 'intro' | 'contact'>

/**
 * What LinkedIn writes over each section, per language: the last thing tried, for a card that has none of the
 * marks in anchors.ts. Wordings changed over the years, so a section may have several: the one of today first, as far
 * as it is known. docs/section-titles.md says which were seen.
 */
export const titles: Readonly<Record<string, Readonly<Record<TitledSection, readonly string[]>>>> = {
  en: {
    summary: ['About', 'Summary'],
    positions: ['Experience'],
    educations: ['Education'],
    certifications: [
      'Licenses & certifications',
      'Licenses and certifications',
      'Licences & certifications',
      'Certifications',
    ],
    projects: ['Projects'],
    volunteeringExperiences: ['Volunteering', 'Volunteer experience'],
    skills: ['Skills', 'Skills & endorsements', 'Featured skills & endorsements'],
    publications: ['Publications'],
    courses: ['Courses'],
    honors: ['Honors & awards', 'Honors and awards', 'Honours & awards'],
    testScores: ['Test scores'],
    languages: ['Languages'],
    organizations: ['Organizations', 'Organisations'],
    patents: ['Patents'],
  },
  de: {
    summary: ['Info', 'Über mich', 'Zusammenfassung'],
    positions: ['Berufserfahrung', 'Erfahrung'],
    educations: ['Ausbildung'],
    certifications: ['Bescheinigungen und Zertifikate', 'Lizenzen und Zertifikate', 'Zertifikate'],
    projects: ['Projekte'],
    volunteeringExperiences: ['Ehrenamt', 'Ehrenamtliche Erfahrung', 'Ehrenamtliches Engagement'],
    skills: [
      'Kenntnisse',
      'Kenntnisse & Fähigkeiten',
      'Kenntnisse und Fähigkeiten',
      'Kenntnisse und Bestätigungen',
    ],
    publications: ['Publikationen', 'Veröffentlichungen'],
    courses: ['Kurse'],
    honors: ['Auszeichnungen/Preise', 'Auszeichnungen und Preise', 'Auszeichnungen'],
    testScores: ['Prüfungsergebnisse', 'Testergebnisse'],
    languages: ['Sprachen'],
    organizations: ['Organisationen'],
    patents: ['Patente'],
  },
  fr: {
    summary: ['Infos', 'À propos', 'Résumé'],
    positions: ['Expérience', 'Expériences'],
    educations: ['Formation', 'Formations'],
    certifications: ['Licences et certifications', 'Certifications'],
    projects: ['Projets'],
    volunteeringExperiences: ['Bénévolat', 'Expérience de bénévolat', 'Expériences de bénévolat'],
    skills: ['Compétences', 'Compétences et recommandations'],
    publications: ['Publications'],
    courses: ['Cours'],
    honors: ['Prix et distinctions', 'Distinctions et prix', 'Distinctions'],
    testScores: ['Résultats d’examens', 'Résultats d’examen', 'Résultats de tests', 'Scores de test'],
    languages: ['Langues'],
    organizations: ['Organisations'],
    patents: ['Brevets'],
  },
  es: {
    summary: ['Acerca de', 'Extracto'],
    positions: ['Experiencia'],
    educations: ['Educación', 'Formación'],
    certifications: ['Licencias y certificaciones', 'Certificaciones'],
    projects: ['Proyectos'],
    volunteeringExperiences: ['Voluntariado', 'Experiencia de voluntariado'],
    skills: ['Conocimientos y aptitudes', 'Aptitudes', 'Aptitudes y validaciones'],
    publications: ['Publicaciones'],
    courses: ['Cursos'],
    honors: ['Reconocimientos y premios', 'Premios y reconocimientos'],
    testScores: ['Resultados de pruebas', 'Calificaciones de pruebas', 'Resultados de exámenes'],
    languages: ['Idiomas'],
    organizations: ['Organizaciones'],
    patents: ['Patentes'],
  },
  pt_BR: {
    summary: ['Sobre', 'Resumo'],
    positions: ['Experiência', 'Experiências'],
    educations: ['Formação acadêmica', 'Formação'],
    certifications: ['Licenças e certificados', 'Licenças e certificações', 'Certificados', 'Certificações'],
    projects: ['Projetos'],
    volunteeringExperiences: [
      'Voluntariado',
      'Experiência voluntária',
      'Experiências de voluntariado',
      'Trabalho voluntário',
    ],
    skills: ['Competências', 'Competências e recomendações'],
    publications: ['Publicações'],
    courses: ['Cursos'],
    honors: ['Reconhecimentos e prêmios', 'Prêmios e reconhecimentos'],
    testScores: ['Resultados de provas', 'Resultados de testes', 'Notas de testes'],
    languages: ['Idiomas'],
    organizations: ['Organizações'],
    patents: ['Patentes'],
  },
  ja: {
    summary: ['自己紹介', '概要'],
    positions: ['職歴', '職務経歴', '経歴'],
    educations: ['学歴'],
    certifications: [
      '資格',
      '資格・認定',
      '資格と認定',
      '資格と認定証',
      'ライセンスと認定',
      'ライセンスと資格',
      'ライセンスと認定資格',
    ],
    projects: ['プロジェクト'],
    volunteeringExperiences: ['ボランティア', 'ボランティア経験', 'ボランティア活動'],
    skills: ['スキル'],
    publications: ['著書', '出版物', '著書・論文'],
    courses: ['コース', '履修科目'],
    honors: ['受賞歴', '表彰・受賞', '受賞・表彰'],
    testScores: ['テストスコア', 'テスト結果', '試験の点数'],
    languages: ['言語', '語学'],
    organizations: ['団体', '所属団体', '組織'],
    patents: ['特許'],
  },
  ar: {
    summary: ['نبذة عني', 'نبذة', 'نبذة عنك', 'حول'],
    positions: ['الخبرة', 'الخبرات', 'الخبرة المهنية'],
    educations: ['التعليم'],
    certifications: ['التراخيص والشهادات', 'الرخص والشهادات', 'الشهادات'],
    projects: ['المشروعات', 'المشاريع'],
    volunteeringExperiences: ['التطوع', 'العمل التطوعي', 'الخبرة التطوعية'],
    skills: ['المهارات'],
    publications: ['المنشورات', 'الإصدارات'],
    courses: ['الدورات التدريبية', 'الدورات', 'الدورات الدراسية'],
    honors: ['التكريمات والجوائز', 'مراتب الشرف والجوائز', 'الجوائز والتكريمات'],
    testScores: ['درجات الاختبارات', 'نتائج الاختبارات', 'درجات الاختبار'],
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
