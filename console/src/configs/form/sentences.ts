import type { Say } from '@/common/words/catalogue';
import type { formWords } from './form-words';
import type { Band, Values } from './values';

export interface BandFacts {
  metric: 'cpu' | 'memory';
  band: Band<number | ''>;
  scaling: Values['scaling'];
  /** In words. */
  outFor: string;
  inFor: string;
}

type T = Say<(typeof formWords)['en']>;

/** "Adds 1 VM when CPU is above 75 % for 60 s." */
export function outSentence({ metric, band, scaling, outFor }: BandFacts, t: T): string {
  const vms = t('vms', { count: scaling.outStep || 1 });
  const adds = t('sentenceOut', { vms, metric: t(`metric.${metric}`), value: `${band.out} %`, time: outFor });
  return band.hasIn
    ? adds
    : `${adds} ${t('sentenceNoIn', { metric: t(metric === 'cpu' ? 'metric.Cpu' : 'metric.Memory') })}`;
}

/** "Removes 1 VM when CPU is below 30 % for 10 min. At 30 % with 3 VMs, removing 1 VM gives 45 %." Memory does not share out. */
export function inSentence({ metric, band, scaling, inFor }: BandFacts, t: T): string {
  const step = scaling.inStep || 1;
  const vms = t('vms', { count: step });
  const value = `${band.in} %`;
  const removes = t('sentenceIn', { vms, metric: t(`metric.${metric}`), value, time: inFor });
  const after = afterRemoval(band.in, scaling.min, step);
  if (metric === 'memory' || after === undefined) return removes;
  const gives = t('sentenceGives', {
    value,
    before: Number(scaling.min) + step,
    vms,
    after: `${Math.round(after * 10) / 10} %`,
  });
  return after < Number(band.out) ? `${removes} ${gives}` : `${removes} ${gives} ${t('sentenceTooClose')}`;
}

/** The load of the rest, when a step is taken from the smallest group that has one to give. */
export function afterRemoval(low: number | '', min: number | '', step: number): number | undefined {
  if (low === '' || min === '' || min < 1) return undefined;
  return (low * (min + step)) / min;
}
