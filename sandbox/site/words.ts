import type { Language } from './variants.ts'

type Words = Record<Language, string>

function say(en_US: string, de_DE: string, ja_JP: string, ar_AE: string): Words {
  return { en_US, de_DE, ja_JP, ar_AE }
}

/** Headings of the profile's cards, by section of the API. */
export const HEADINGS: Readonly<Record<string, Words>> = {
  summary: say('About', 'Info', '自己紹介', 'نبذة عني'),
  positions: say('Experience', 'Berufserfahrung', '職歴', 'الخبرة'),
  educations: say('Education', 'Ausbildung', '学歴', 'التعليم'),
  certifications: say(
    'Licenses & certifications',
    'Bescheinigungen und Zertifikate',
    '免許・資格',
    'الشهادات والتراخيص',
  ),
  projects: say('Projects', 'Projekte', 'プロジェクト', 'المشروعات'),
  volunteeringExperiences: say('Volunteering', 'Ehrenamt', 'ボランティア経験', 'الخبرة التطوعية'),
  skills: say('Skills', 'Kenntnisse', 'スキル', 'المهارات'),
  publications: say('Publications', 'Veröffentlichungen', '出版物', 'المنشورات'),
  patents: say('Patents', 'Patente', '特許', 'براءات الاختراع'),
  courses: say('Courses', 'Kurse', 'コース', 'الدورات التدريبية'),
  honors: say('Honors & awards', 'Auszeichnungen/Preise', '受賞歴', 'التكريمات والمكافآت'),
  testScores: say('Test scores', 'Prüfungsergebnisse', 'テストスコア', 'درجات الاختبار'),
  languages: say('Languages', 'Sprachen', '言語', 'اللغات'),
  organizations: say('Organizations', 'Organisationen', '所属団体', 'المؤسسات'),
}

export const WORDS = {
  add: say('Add', 'Hinzufügen', '追加', 'إضافة'),
  edit: say('Edit', 'Bearbeiten', '編集', 'تعديل'),
  editIntro: say('Edit intro', 'Einleitung bearbeiten', '紹介文を編集', 'تعديل المقدمة'),
  addSection: say(
    'Add profile section',
    'Profilbereich hinzufügen',
    'セクションを追加',
    'إضافة قسم للملف الشخصي',
  ),
  contactInfo: say('Contact info', 'Kontaktinfo', '連絡先情報', 'معلومات الاتصال'),
  openTo: say('Open to', 'Offen für', '対応可能', 'منفتح على'),
  message: say('Message', 'Nachricht', 'メッセージ', 'رسالة'),
  connect: say('Connect', 'Vernetzen', 'つながりを申請', 'تواصل'),
  home: say('Home', 'Start', 'ホーム', 'الصفحة الرئيسية'),
  me: say('Me', 'Sie', '自分', 'أنا'),
  present: say('Present', 'Heute', '現在', 'الحالي'),
  featured: say('Featured', 'Im Fokus', 'ハイライト', 'مميز'),
  activity: say('Activity', 'Aktivitäten', 'アクティビティ', 'النشاط'),
  activityEmpty: say(
    'No posts lately',
    'Keine aktuellen Beiträge',
    '最近の投稿はありません',
    'لا منشورات حديثة',
  ),
  interests: say('Interests', 'Interessen', '関心', 'الاهتمامات'),
  profileLanguage: say('Profile language', 'Profilsprache', 'プロフィールの言語', 'لغة الملف الشخصي'),
  others: say('More profiles for you', 'Weitere Profile für Sie', '他のプロフィール', 'ملفات شخصية أخرى'),
  viewProfile: say('View profile', 'Profil ansehen', 'プロフィールを表示', 'عرض الملف الشخصي'),
} as const satisfies Record<string, Words>

export type Word = keyof typeof WORDS
