import { Stack, Title } from '@mantine/core';
import { fieldValue } from '@/common/config/field-value';
import { useWords } from '@/common/words/catalogue';
import { fieldWords, type FieldPath } from './field-words';
import classes from './form.module.css';
import { formWords } from './form-words';
import { at } from './tree';
import type { Band, Values } from './values';

const told: readonly FieldPath[] = [
  'service',
  'template',
  'placement.vcenter',
  'placement.cluster',
  'placement.datastore',
  'placement.network',
  'network.ipPool',
  'loadBalancer.f5',
  'loadBalancer.pool',
  'loadBalancer.vipAddress',
  'loadBalancer.vipPort',
  'loadBalancer.healthPath',
  'monitoring.job',
  'monitoring.outFor',
  'scaling.min',
  'scaling.max',
  'scaling.outCooldown',
  'scaling.inCooldown',
];

/** What matters most of a new config. */
export function Summary({ values }: { values: Values }) {
  const t = useWords(formWords);
  const f = useWords(fieldWords);
  const { cpu, memory } = values.monitoring;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('summary')}</Title>
      <dl className={classes.summary}>
        <Row name={f('engine')} value={t(values.engine === 'jenkins' ? 'engineJenkins' : 'engineEmbedded')} />
        {told.map((path) => (
          <Row key={path} name={f(path)} value={fieldValue(path, String(at(values, path) ?? ''))} />
        ))}
        <Row name={f('monitoring.cpu')} value={bandText(cpu)} />
        <Row name={f('monitoring.memory')} value={bandText(memory)} />
      </dl>
    </Stack>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || '–'}</dd>
    </div>
  );
}

function bandText(band: Band<number | ''>): string {
  if (!band.on) return '–';
  return band.hasIn ? `> ${band.out} % · < ${band.in} %` : `> ${band.out} %`;
}
