/** Language → selector → the page's own words. The concierge brings its own in 31 languages. */
export const words: Record<string, Record<string, string>> = {
  ar: {
    'nav a:nth-child(1)': 'زر عائم',
    'nav a:nth-child(2)': 'شريط جانبي',
    'nav a:nth-child(3)': 'ملء الشاشة',
    'nav a:nth-child(4)': 'داخل الصفحة',
    h1: 'رحلتك إلى نيويورك',
    'main > p': 'رحلتان ومسافر واحد. كل شيء مؤكد.',
    'main button': 'اسأل المساعد',
    'li:nth-child(1) h2': 'مساحة أكبر للساقين',
    'li:nth-child(1) p': 'الصفوف من 10 إلى 14، ابتداءً من 39 دولارًا.',
    'li:nth-child(2) h2': 'الصالة قبل السفر',
    'li:nth-child(2) p': 'هدوء وفطور، ابتداءً من 45 دولارًا.',
    'li:nth-child(3) h2': 'تأمين السفر',
    'li:nth-child(3) p': 'للمرض والأمتعة المفقودة، ابتداءً من 18 دولارًا.',
  },
};
