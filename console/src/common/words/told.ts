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
  return withTimes((language() === 'ko' ? inKorean(text) : undefined) ?? text);
}

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/** A sentence with the instants in it in the user's zone. */
export function withTimes(text: string): string {
  return text.replaceAll(instant, (at) => timeText(at, language(), nowMillis()));
}

function inKorean(text: string): string | undefined {
  if (!remembered.has(text)) {
    if (remembered.size > 5_000) remembered.clear();
    remembered.set(text, inOneForm(text, true) ?? withEnding(text) ?? inParts(text) ?? inOneForm(text, false));
  }
  return remembered.get(text);
}

/** @param isStrict whether no value may be more than one sentence: then it would rather be two, one after the other */
function inOneForm(text: string, isStrict: boolean): string | undefined {
  for (const form of forms) {
    const values = text.includes(form.anchor) && form.english.exec(text)?.slice(1);
    if (!values) continue;
    const said = values.map((value) => ({ value, korean: inKorean(value) }));
    const isFitting = said.every(
      ({ value, korean }) =>
        isName(value) || (!(isStrict && /[;:.,] /.test(value)) && (korean !== undefined || form.words > 2)),
    );
    if (isFitting)
      return filled(
        form,
        said.map(({ value, korean }) => korean ?? value),
      );
  }
  return undefined;
}

/** A name, a number, or a list of them: nothing to translate. */
const isName = (value: string) => /^(\S+|"[^"]*"|\S+(, \S+)*|[\d.,]+ ?\S{1,4})$/.test(value);

function filled(form: Form, values: string[]): string {
  return form.korean.replaceAll(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
}

/** Sentences one after the other, or after what they are about. */
function inParts(text: string): string | undefined {
  for (const between of ['\n', '. ', '; ', ': ', ', ']) {
    const parts = text.split(between);
    if (parts.length === 1) continue;
    const said = parts.map(inKorean);
    const isSaid =
      between === ', '
        ? parts.every((part, at) => said[at] !== undefined || isName(part)) && said.some((part) => part !== undefined)
        : said.some((part) => part !== undefined);
    if (isSaid) return parts.map((part, at) => said[at] ?? part).join(between);
  }
  return undefined;
}

const whole = (text: string) => inKorean(text) ?? text;

function withEnding(text: string): string | undefined {
  for (const form of endings) {
    const [head, ...values] = (text.includes(form.anchor) && form.english.exec(text)?.slice(1)) || [];
    if (head !== undefined) return whole(head) + filled(form, values.map(whole));
  }
  return undefined;
}
