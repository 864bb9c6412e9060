import { catalogue, type Say, say } from '../words/catalogue';
import { type HoldReason, holdReasons } from '../words/reasons';
import { told, withTimes } from '../words/told';

const reasonWords = catalogue('reasons', {
  en: {
    cpu: 'CPU',
    memory: 'memory',
    response_time: 'response time',
    requests: 'requests',
    promql: 'own query',
    unknown: 'unknown',
    perMember: '{{value}}/s per member',
    since: '{{value}} over {{limit}} since {{time}}',
    of: '{{value}} (threshold {{limit}})',
    wouldAdd_one: 'would have added {{count}} VM: {{why}}',
    wouldAdd_other: 'would have added {{count}} VMs: {{why}}',
    wouldRemove: 'would have removed {{members}}: {{why}}',
    ordered: 'ordered by {{who}}: {{from}} → {{to}}',
    belowMin: 'size {{size}} is below min {{limit}}',
    aboveMax: 'size {{size}} is above max {{limit}}',
    until: 'until {{time}}',
    measured: '{{up}} of {{known}} measured',
    wantedMax: '{{wanted}} wanted, max is {{limit}}',
    wantedMin: '{{wanted}} wanted, min is {{limit}}',
    wouldBe: '{{metric}} would be {{value}}',
    sizes: '{{size}} of {{limit}}',
  },
  ko: {
    cpu: 'CPU',
    memory: '메모리',
    response_time: '응답 시간',
    requests: '요청 수',
    promql: '사용자 쿼리',
    unknown: '알 수 없음',
    perMember: '멤버당 초당 {{value}}건',
    since: '{{value}} (임계값 {{limit}}), {{time}}부터 초과',
    of: '{{value}} (임계값 {{limit}})',
    wouldAdd_other: '권고: VM {{count}}대 증설. {{why}}',
    wouldRemove: '권고: {{members}} 축소. {{why}}',
    ordered: '{{who}} 요청: {{from}}대 → {{to}}대',
    belowMin: '현재 {{size}}대, 최소 {{limit}}대 미만',
    aboveMax: '현재 {{size}}대, 최대 {{limit}}대 초과',
    until: '{{time}}까지',
    measured: '{{known}}대 중 {{up}}대 측정됨',
    wantedMax: '필요 {{wanted}}대, 최대 {{limit}}대',
    wantedMin: '필요 {{wanted}}대, 최소 {{limit}}대',
    wouldBe: '축소 시 {{metric}} {{value}}',
    sizes: '{{size}}대 (한도 {{limit}}대)',
  },
});

const t: Say<(typeof reasonWords)['en']> = (key, values) => say(reasonWords)(key, values);

type Part = Record<string, string>;
type Rule = readonly [RegExp, (parts: Part) => string];

const metric = '(?<metric>cpu|memory|response_time|requests|promql)';

/** What the control plane writes about a decision, by its forms; the first that fits says it. */
const rules: readonly Rule[] = [
  [
    /^would have scaled out by (?<count>\d+): (?<why>.+)$/,
    ({ count, why }) => t('wouldAdd', { count: Number(count), why: reasonText(why ?? '') }),
  ],
  [
    /^would have removed (?<members>[^:]+): (?<why>.+)$/,
    ({ members = '', why = '' }) => t('wouldRemove', { members, why: reasonText(why) }),
  ],
  [
    /^ordered by (?<who>.+): (?<from>\d+) → (?<to>\d+)$/,
    ({ who = '', from = '', to = '' }) => t('ordered', { who, from, to }),
  ],
  [/^size (?<size>\d+) is below min (?<limit>\d+)$/, ({ size = '', limit = '' }) => t('belowMin', { size, limit })],
  [/^size (?<size>\d+) is above max (?<limit>\d+)$/, ({ size = '', limit = '' }) => t('aboveMax', { size, limit })],
  [/^until (?<time>\S+) \(\d+ s\)$/, ({ time = '' }) => t('until', { time: withTimes(time) })],
  [/^(?<up>\d+) of (?<known>\d+) measured$/, ({ up = '', known = '' }) => t('measured', { up, known })],
  [
    /^(?<wanted>\d+) wanted, (?<end>max|min) is (?<limit>\d+)$/,
    ({ wanted = '', end, limit = '' }) => t(end === 'max' ? 'wantedMax' : 'wantedMin', { wanted, limit }),
  ],
  [/^(?<size>\d+) of (?<limit>\d+)$/, ({ size = '', limit = '' }) => t('sizes', { size, limit })],
  [
    new RegExp(`^${metric} (?<value>.+) of (?<limit>.+) since (?<time>\\S+)$`),
    ({ metric: of = '', value = '', limit = '', time = '' }) =>
      t('since', { value: valueOf(of, value), limit: amount(limit), time: withTimes(time) }),
  ],
  [
    new RegExp(`^${metric} (?<value>.+) of (?<limit>[^,]+)$`),
    ({ metric: of = '', value = '', limit = '' }) =>
      t('of', { value: valueOf(of, value), limit: amount(withTimes(limit)) }),
  ],
  [
    new RegExp(`^${metric} would be (?<value>[^,]+)$`),
    ({ metric: of = '', value = '' }) => t('wouldBe', { metric: t(of as 'cpu'), value: amount(value) }),
  ],
  [new RegExp(`^${metric} (?<value>[^,]+)$`), ({ metric: of = '', value = '' }) => valueOf(of, value)],
];

function valueOf(of: string, value: string): string {
  return `${t(of as 'cpu')} ${amount(value)}`;
}

function amount(value: string): string {
  const rate = /^(\S+)\/s per member$/.exec(value);
  if (rate) return t('perMember', { value: rate[1] ?? '' });
  return value === 'unknown' ? t('unknown') : value;
}

const heldReasons = Object.keys(holdReasons.en) as HoldReason[];

/** Why something was decided, in the user's words. */
export function reasonText(why: string): string {
  for (const [form, say] of rules) {
    const found = form.exec(why);
    if (found) return say({ ...found.groups });
  }
  const hold = heldReasons.find((reason) => why.startsWith(`${holdReasons.en[reason]}: `));
  if (hold) return heldText(hold, why);
  const parts = why.split(/[;,] /);
  const isList = parts.length > 1 && parts.every((part) => rules.some(([form]) => form.test(part)));
  return isList ? parts.map(reasonText).join(', ') : told(why);
}

/** The same of a decision to do nothing: the reason is known by its name, what was found follows it. */
export function heldText(reason: HoldReason, why: string): string {
  const said = say(holdReasons)(reason);
  const found = foundText(why);
  return found === '' ? said : `${said}: ${found}`;
}

/** What was found when it was decided to do nothing: it follows the reason; empty when that says it all. */
export function foundText(why: string): string {
  const at = why.indexOf(': ');
  return at < 0 ? '' : reasonText(why.slice(at + 2));
}
