import { Checkbox, NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import type { FieldPath } from './field-words';
import { fieldWords } from './field-words';
import { LinesField, TimeField, useField } from './fields';
import classes from './form.module.css';
import { formWords } from './form-words';
import { useConfigForm } from './use-config-form';

type Metric = 'responseTime' | 'requests' | 'promql';

/** Thresholds in another unit than percent, off unless wanted: the metric may not exist. */
export function OtherBandField({ metric }: { metric: Metric }) {
  const t = useWords(formWords);
  const f = useWords(fieldWords);
  const { values, set } = useConfigForm();
  const band = values.monitoring[metric];
  const path = `monitoring.${metric}` as const;
  const Threshold = metric === 'responseTime' ? TimeField : AmountField;
  return (
    <Stack gap="sm" className={classes.band} data-field={path}>
      <Switch
        label={t('watch', { metric: f(path) })}
        fw={600}
        checked={band.on}
        onChange={(event) => set(`${path}.on`, event.currentTarget.checked)}
      />
      {band.on && (
        <>
          {metric === 'promql' && <LinesField path="monitoring.promql.query" />}
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <Threshold path={`${path}.out`} />
            <Stack gap={6}>
              <Checkbox
                label={`${f(path)}: ${t('scaleInToo')}`}
                checked={band.hasIn}
                onChange={(event) => set(`${path}.hasIn`, event.currentTarget.checked)}
              />
              {band.hasIn && <Threshold path={`${path}.in`} />}
            </Stack>
          </SimpleGrid>
        </>
      )}
    </Stack>
  );
}

function AmountField({ path }: { path: FieldPath }) {
  const field = useField(path);
  return (
    <NumberInput
      label={field.label}
      error={field.error}
      value={field.value as number | ''}
      onChange={(value) => field.set(value === '' ? '' : Number(value))}
      onBlur={field.leave}
      allowNegative={false}
      maw={180}
      data-field={path}
    />
  );
}
