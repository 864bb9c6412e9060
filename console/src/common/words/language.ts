import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];
/** The same text in every language. */
export type Both = Record<Language, string>;

const remembered = 'vm-autoscaling.language';

function first(): Language {
  const chosen = localStorage.getItem(remembered);
  if (chosen === 'ko' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

void i18next.use(initReactI18next).init({
  lng: first(),
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: {},
  // Every key is checked by the compiler: one that is missing at run time is a bug and must be seen.
  parseMissingKeyHandler: (key) => `⟦${key}⟧`,
});

export function language(): Language {
  return i18next.language === 'ko' ? 'ko' : 'en';
}

function tellBrowser() {
  document.documentElement.lang = language();
}

i18next.on('languageChanged', tellBrowser);
tellBrowser();

// What was chosen in another tab counts here too, as with the colours.
addEventListener('storage', ({ key }) => {
  if (key === remembered) void i18next.changeLanguage(first());
});

export function chooseLanguage(wanted: Language): void {
  localStorage.setItem(remembered, wanted);
  void i18next.changeLanguage(wanted);
}

export { i18next };
