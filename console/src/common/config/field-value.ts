import { durationText, parseDuration } from '../time/time-text';
import { catalogue, say } from '../words/catalogue';
import { common } from '../words/common';
import { language } from '../words/language';
import { fieldName } from './field-words';

const valueWords = catalogue('config-values', {
  en: {
    'mode act': 'acts',
    'mode observe': 'observes',
    'engine embedded': 'embedded',
    'engine jenkins': 'Jenkins',
    'cloneMode full': 'full clone',
    'cloneMode linked': 'linked clone',
    'monitoring.profile standard': 'standard, every 15 s',
    'monitoring.profile fast': 'fast, every 5 s',
  },
  ko: {
    'mode act': '실행 모드',
    'mode observe': '권고 모드',
    'engine embedded': '내장',
    'engine jenkins': 'Jenkins',
    'cloneMode full': '풀 클론',
    'cloneMode linked': '링크드 클론',
    'monitoring.profile standard': '표준 (15초마다)',
    'monitoring.profile fast': '빠름 (5초마다)',
  },
});

type Known = keyof (typeof valueWords)['en'];

/** A value of a field of a config, with its unit and in the user's language. */
export function fieldValue(field: string, value: string): string {
  const known = `${field} ${value}`;
  if (known in valueWords.en) return say(valueWords)(known as Known);
  if (value === 'true' || value === 'false') return say(common)(value === 'true' ? 'yes' : 'no');
  if (/^monitoring\.(cpu|memory)\.(out|in)$/.test(field)) return `${value} %`;
  const duration = parseDuration(value);
  return duration === undefined ? value : durationText(duration, language());
}

interface Change {
  field: string;
  before?: string | null | undefined;
  after?: string | null | undefined;
}

/** Changed fields, as people call them and their values. */
export function inWords({ field, before, after }: Change): Change {
  const text = (value: string | null | undefined) => (value == null ? value : fieldValue(field, value));
  return { field: fieldName(field), before: text(before), after: text(after) };
}
