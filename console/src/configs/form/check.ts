import { parseDuration } from '@/common/time/time-text';
import { say } from '@/common/words/catalogue';
import { checkWords } from './check-words';
import { at } from './tree';
import type { Band, Values } from './values';

/** Messages by the fields' paths. */
export type Messages = Readonly<Record<string, string>>;

const needed = [
  'service',
  'template',
  'placement.vcenter',
  'placement.datacenter',
  'placement.cluster',
  'placement.datastore',
  'placement.network',
  'loadBalancer.f5',
  'loadBalancer.partition',
  'loadBalancer.pool',
  'loadBalancer.vipAddress',
  'loadBalancer.vipPort',
  'loadBalancer.memberPort',
  'loadBalancer.healthPath',
  'monitoring.prometheus',
  'monitoring.job',
  'scaling.min',
  'scaling.max',
  'network.ipPool',
] as const;

const counts: readonly (readonly [string, number, number])[] = [
  ['scaling.min', 1, 99],
  ['scaling.max', 1, 99],
  ['scaling.outStep', 1, 99],
  ['scaling.inStep', 1, 99],
  ['loadBalancer.vipPort', 1, 65_535],
  ['loadBalancer.memberPort', 1, 65_535],
  ['loadBalancer.healthPasses', 1, 20],
  ['monitoring.metricsPort', 1, 65_535],
];

const durations = [
  'monitoring.outFor',
  'monitoring.inFor',
  'monitoring.staleAfter',
  'scaling.outCooldown',
  'scaling.inCooldown',
  'scaling.stabilization',
  'scaling.warmUp',
  'loadBalancer.drainDeadline',
  'network.quarantine',
  'boot.limit',
] as const;

/**
 * What is wrong in the operator's own language, at once. It repeats the plain rules only; all rules, and those against what exists,
 * are the server's.
 */
export function check(values: Values): Messages {
  const t = say(checkWords);
  const wrong: Record<string, string> = {};
  const tell = (path: string, isWrong: boolean, text: () => string) => {
    if (isWrong && wrong[path] === undefined) wrong[path] = text();
  };
  const text = (path: string) => String(at(values, path) ?? '');

  needed.forEach((path) => tell(path, text(path).trim() === '', () => t('required')));
  if (values.engine === 'jenkins') {
    tell('jenkins.connection', values.jenkins.connection === '', () => t('required'));
    tell('jenkins.scm.url', values.jenkins.fromScm && values.jenkins.scm.url.trim() === '', () => t('url'));
  }
  tell('service', !/^[a-z][a-z0-9-]{0,39}$/.test(values.service), () => t('serviceName'));
  tell('vmName', !isNamingRule(values.vmName), () => t('vmName'));
  for (const [path, low, high] of counts) {
    const value = at(values, path);
    const holds = value === '' || (Number.isInteger(value) && Number(value) >= low && Number(value) <= high);
    tell(path, !holds, () => t('between', { low, high }));
  }
  for (const path of durations) tell(path, parseDuration(text(path)) === undefined, () => t('duration'));
  tell('loadBalancer.vipAddress', !isAddress(values.loadBalancer.vipAddress), () => t('address'));
  tell('loadBalancer.healthPath', !values.loadBalancer.healthPath.startsWith('/'), () => t('path'));
  const { min, max } = values.scaling;
  tell('scaling.min', min !== '' && max !== '' && min > max, () => t('minMax', { max }));
  checkBands(values, tell);
  return wrong;
}

type Tell = (path: string, isWrong: boolean, text: () => string) => void;

function checkBands(values: Values, tell: Tell): void {
  const t = say(checkWords);
  const { cpu, memory, requests, promql, responseTime } = values.monitoring;
  for (const [name, band] of Object.entries({ cpu, memory })) {
    const holds = (value: number | '') => value !== '' && value > 0 && value <= 100;
    checkBand(`monitoring.${name}`, band, tell, (value) => (holds(value) ? undefined : t('percent')));
  }
  for (const [name, band] of Object.entries({ requests, promql })) {
    checkBand(`monitoring.${name}`, band, tell, (value) => (value !== '' && value > 0 ? undefined : t('positive')));
  }
  tell('monitoring.promql.query', promql.on && promql.query.trim() === '', () => t('required'));
  if (responseTime.on) {
    const [out, low] = [parseDuration(responseTime.out), parseDuration(responseTime.in)];
    tell('monitoring.responseTime.out', !out, () => t('duration'));
    tell('monitoring.responseTime.in', responseTime.hasIn && !low, () => t('duration'));
    tell('monitoring.responseTime.in', responseTime.hasIn && (low ?? 0) >= (out ?? 0), () =>
      t('below', { out: responseTime.out }),
    );
  }
  checkApart(values, tell);
}

function checkBand(
  path: string,
  band: Band<number | ''>,
  tell: Tell,
  fault: (value: number | '') => string | undefined,
): void {
  if (!band.on) return;
  const t = say(checkWords);
  tell(`${path}.out`, fault(band.out) !== undefined, () => fault(band.out) ?? '');
  if (!band.hasIn) return;
  tell(`${path}.in`, fault(band.in) !== undefined, () => fault(band.in) ?? '');
  tell(`${path}.in`, Number(band.in) >= Number(band.out), () => t('below', { out: band.out }));
}

/** The load of the members that go, shared out among those that stay, must not ask for more at once. */
function checkApart(values: Values, tell: Tell): void {
  const { cpu } = values.monitoring;
  const { min, inStep } = values.scaling;
  if (!cpu.on || !cpu.hasIn || cpu.in === '' || cpu.out === '' || min === '' || inStep === '' || min < 1) return;
  const before = min + inStep;
  const [low, out] = [cpu.in, cpu.out];
  const highest = ((out * min) / before).toFixed(1);
  tell('monitoring.cpu.in', low * before >= out * min, () =>
    say(checkWords)('apart', { highest, before, step: inStep, out }),
  );
}

function isNamingRule(rule: string): boolean {
  const times = (piece: string) => rule.split(piece).length - 1;
  const fixed = rule.replaceAll('{nn}', '').replaceAll('{service}', '');
  return times('{nn}') === 1 && times('{service}') <= 1 && /^[a-zA-Z0-9-]*$/.test(fixed) && !/^-|-$/.test(rule);
}

function isAddress(text: string): boolean {
  const parts = text.split('.');
  const isV4 = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isV4 || (text.includes(':') && /^[0-9a-fA-F:.]+$/.test(text));
}
