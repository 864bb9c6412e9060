import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Both, i18next, type Language, language } from './language';

type Texts = Record<string, string>;
type Plain<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
/** Korean needs no singular: it has every key of the English texts but those that end in _one. */
type InKorean<En extends Texts> = { [K in keyof En as K extends `${string}_one` ? never : K]: string };

export interface Catalogue<En extends Texts> {
  readonly name: string;
  readonly en: En;
}

export type Values = Record<string, string | number>;
/** Says a text of a catalogue; {@code count} chooses between singular and plural. */
export type Say<En extends Texts> = (key: Plain<keyof En & string>, values?: Values) => string;

const known = new Map<string, Record<Language, Texts>>();

/** All catalogues that were loaded, for the test that looks for what is not translated. */
export const loadedCatalogues = (): ReadonlyMap<string, Record<Language, Texts>> => known;

/**
 * The texts of one feature. It is loaded together with the screens that use it; the compiler holds that Korean says all that
 * English says.
 */
export function catalogue<const En extends Texts>(name: string, texts: { en: En; ko: InKorean<En> }): Catalogue<En> {
  known.set(name, texts);
  i18next.addResourceBundle('en', name, texts.en);
  i18next.addResourceBundle('ko', name, texts.ko);
  return { name, en: texts.en };
}

/** The texts of a catalogue in the user's language. */
export function useWords<En extends Texts>(words: Catalogue<En>): Say<En> {
  const { t, i18n } = useTranslation(words.name);
  return useMemo(() => (key, values) => t(key, { ...values, lng: i18n.language }), [t, i18n.language]);
}

/** The same outside of a component. */
export function say<En extends Texts>(words: Catalogue<En>): Say<En> {
  return (key, values) => i18next.t(key, { ...values, ns: words.name });
}

export function useLanguage(): Language {
  useTranslation();
  return language();
}

/** Chooses the text in the user's language. */
export function useText(): (text: Both) => string {
  const now = useLanguage();
  return (text) => text[now];
}
