import { nowMillis } from '../time/clock';
import { timeText } from '../time/time-text';
import { i18next, language } from './language';

/** One form of sentence that the control plane writes; the values stand where the English form has `{}`. */
interface Form {
  english: RegExp;
  /** Where the value of each group goes. */
  korean: string;
  /** What surely stands in a sentence of this form: asked before its expression, which takes longer. */
  anchor: string;
  words: number;
}

let forms: readonly Form[] = [];
let endings: readonly Form[] = [];
let loading: Promise<void> | undefined;
const remembered = new Map<string, string | undefined>();

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function formOf([english, korean]: [string, string]): Form {
  const parts = english.split('{}');
  return {
    english: new RegExp(`^${isEnding(english) ? '(.+?)' : ''}${parts.map(literal).join('(.+?)')}$`, 's'),
    korean,
    anchor: parts.reduce((longest, part) => (part.length > longest.length ? part : longest), ''),
    words: parts.join(' ').match(/[A-Za-z]{2,}/g)?.length ?? 0,
  };
}

/** What is only ever added to another sentence. */
const isEnding = (english: string) => /^[,;:]/.test(english);

/** Takes the sentences in, as English forms with their Korean. */
function learn(sentences: Record<string, string>): void {
  const known = Object.entries(sentences)
    .map((one) => ({ english: one[0], form: formOf(one) }))
    .sort((a, b) => b.form.words - a.form.words || b.english.length - a.english.length);
  forms = known.filter((one) => !isEnding(one.english)).map((one) => one.form);
  endings = known.filter((one) => isEnding(one.english)).map((one) => one.form);
  remembered.clear();
}

/** Who reads English needs none of them, and who reads Korean sees the screen before they are there. */
function load() {
  if (language() !== 'ko' || loading) return;
  loading = import('./sentences.ko.json').then(({ default: sentences }) => {
    learn(sentences);
    // Whatever was said already is said again.
    void i18next.changeLanguage(language());
  });
}

i18next.on('languageChanged', load);
load();

/**
 * What the control plane wrote, in the user's language. It writes English, for logs and programs too; here its sentences are
 * known by their forms, and so are those that it puts together. What has no known form stands as it was written, such as the
 * own words of vCenter.
 */
export function told(text: string): string {
  return withTimes((language() === 'ko' ? partly(text) : undefined) ?? text);
}

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** A sentence with the instants in it in the user's zone. */
export function withTimes(text: string): string {
  return text.replaceAll(instant, (at) => timeText(at, language(), nowMillis()));
}

/** All of it, but for names and what a form surely leaves to others; undefined where something else is unknown. */
function inKorean(text: string): string | undefined {
  if (!remembered.has(text)) {
    if (remembered.size > 5_000) remembered.clear();
    const korean =
      inOneForm(text, isOneSentence) ??
      withEnding(text) ??
      inParts(text, inKorean, (said) => said.every(isKnown)) ??
      inOneForm(text, isKnown);
    remembered.set(text, korean);
  }
  return remembered.get(text);
}

/** As much of it as is known. */
function partly(text: string): string | undefined {
  return (
    inKorean(text) ??
    inParts(text, partly, () => true) ??
    inOneForm(text, (value, form) => isKnown(value) || form.words > 2)
  );
}

interface Value {
  text: string;
  korean: string | undefined;
}

const valueOf = (text: string): Value => ({ text, korean: inKorean(text) });

const isKnown = ({ text, korean }: Value) => korean !== undefined || isName(text);

/** What is more than one sentence is rather said one after the other. */
const isOneSentence = (value: Value, form: Form) =>
  isName(value.text) || (!/[;:.,] /.test(value.text) && (isKnown(value) || form.words > 2));

function inOneForm(text: string, isFitting: (value: Value, form: Form) => boolean): string | undefined {
  for (const form of forms) {
    const values = text.includes(form.anchor) && form.english.exec(text)?.slice(1).map(valueOf);
    if (values && values.every((value) => isFitting(value, form))) {
      return filled(
        form,
        values.map(({ text: english, korean }) => korean ?? english),
      );
    }
  }
  return undefined;
}

/** A name, a number, or a list of them: nothing to translate. */
const isName = (value: string) => /^(\S+|"[^"]*"|\S+(, \S+)*|[\d.,]+ ?\S{1,4})$/.test(value);

function filled(form: Form, values: string[]): string {
  return form.korean.replaceAll(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
}

/** Sentences one after the other, or after what they are about. */
function inParts(
  text: string,
  say: (part: string) => string | undefined,
  isFitting: (said: Value[]) => boolean,
): string | undefined {
  for (const between of ['\n', '. ', '; ', ': ', ', ']) {
    const parts = text.split(between);
    const said = parts.length > 1 ? parts.map((part) => ({ text: part, korean: say(part) })) : [];
    if (said.some(({ korean }) => korean !== undefined) && isFitting(said)) {
      return said.map(({ text: english, korean }) => korean ?? english).join(between);
    }
  }
  return undefined;
}

const whole = (text: string) => partly(text) ?? text;

function withEnding(text: string): string | undefined {
  for (const form of endings) {
    const [head, ...values] = (text.includes(form.anchor) && form.english.exec(text)?.slice(1)) || [];
    if (head !== undefined) return whole(head) + filled(form, values.map(whole));
  }
  return undefined;
}
