import { timeText } from '@/common/time/time-text';
import { nowMillis } from '@/common/time/clock';
import { say } from '@/common/words/catalogue';
import type { Language } from '@/common/words/language';
import { told } from '@/common/words/told';
import { valueText } from './chart-option';
import { whyWords } from './why-words';

export interface Input {
  name: string;
  value: string;
}

const units: Readonly<Record<string, string>> = {
  cpu: 'ratio',
  memory: 'ratio',
  response_time: 'seconds',
  requests: 'per second',
  promql: '',
};

const order = [
  'size',
  'created',
  'cpu',
  'memory',
  'response_time',
  'requests',
  'promql',
  'alert',
  'measured',
  'pool',
  'metrics',
];

/** What a metric is called; what is not known is called as the server calls it. */
export function metricName(metric: string): string {
  const t = say(whyWords);
  return metric in units ? t(metric as 'cpu') : metric;
}

/** A value of a metric in its unit. */
export function metricText(metric: string, value: number, language: Language): string {
  return valueText(value, units[metric] ?? '', language);
}

/** What a decision was made from, in the user's words; what is not understood is shown as it was recorded. */
export function inputsOf(recorded: Readonly<Record<string, string>>, language: Language): Input[] {
  const place = (name: string) => {
    const found = order.indexOf(name.split(' ')[0] ?? '');
    return found < 0 ? order.length : found;
  };
  return Object.entries(recorded)
    .sort(([one], [other]) => place(one) - place(other) || one.localeCompare(other))
    .map(([name, value]) => input(name, value, language));
}

function input(name: string, value: string, language: Language): Input {
  const t = say(whyWords);
  const time = (at: string) => timeText(at, language, nowMillis());
  const alert = /^alert scale_(out|in) (\w+)$/.exec(name);
  if (alert) {
    const metric = metricName(alert[2] ?? '');
    const since = /^firing since (\S+)$/.exec(value);
    return {
      name: alert[1] === 'out' ? t('alertOut', { metric }) : t('alertIn', { metric }),
      value: since?.[1] ? t('firingSince', { time: time(since[1]) }) : value,
    };
  }
  const sample = /^(-?[\d.]+) at (\S+)$/.exec(value);
  if (name in units && sample) {
    const shown = metricText(name, Number(sample[1]), language);
    return { name: metricName(name), value: t('measuredAt', { value: shown, time: time(sample[2] ?? '') }) };
  }
  const share = /^(\d+) of (\d+)$/.exec(value);
  if (name === 'measured' && share) {
    return { name: t('measured'), value: t('measuredOf', { up: share[1] ?? '', known: share[2] ?? '' }) };
  }
  const known = ['created', 'size', 'pool', 'metrics'] as const;
  const word = known.find((one) => one === name);
  return { name: word ? t(word) : metricName(name), value: told(value) };
}
