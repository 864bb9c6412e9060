import { Checkbox, Stack, Switch } from '@mantine/core';
import { SliderField } from '@/common/form/slider-field';
import { parseDuration, durationText } from '@/common/time/time-text';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { fieldWords } from './field-words';
import classes from './form.module.css';
import { formWords } from './form-words';
import { inSentence, outSentence } from './sentences';
import { useConfigForm } from './use-config-form';

/** Thresholds of CPU or memory: a slider each for out and in, with a sentence of what they mean for this service. */
export function PercentBandField({ metric }: { metric: 'cpu' | 'memory' }) {
  const t = useWords(formWords);
  const f = useWords(fieldWords);
  const language = useLanguage();
  const { values, messages, set, leave } = useConfigForm();
  const band = values.monitoring[metric];
  const path = `monitoring.${metric}` as const;
  const time = (text: string) => durationText(parseDuration(text) ?? 0, language);
  const facts = {
    metric,
    band,
    scaling: values.scaling,
    outFor: time(values.monitoring.outFor),
    inFor: time(values.monitoring.inFor),
  };
  return (
    <Stack gap="sm" className={classes.band} data-field={path} onBlur={() => leave(`${path}.in`)}>
      <Switch
        label={t('watch', { metric: f(path) })}
        fw={600}
        checked={band.on}
        onChange={(event) => set(`${path}.on`, event.currentTarget.checked)}
      />
      {band.on && (
        <>
          <SliderField
            label={f(`${path}.out`)}
            error={messages[`${path}.out`]}
            sentence={outSentence(facts, t)}
            value={Number(band.out)}
            onChange={(value) => set(`${path}.out`, value)}
            min={1}
          />
          <Checkbox
            label={`${f(path)}: ${t('scaleInToo')}`}
            checked={band.hasIn}
            onChange={(event) => set(`${path}.hasIn`, event.currentTarget.checked)}
          />
          {band.hasIn && (
            <SliderField
              label={f(`${path}.in`)}
              error={messages[`${path}.in`]}
              sentence={inSentence(facts, t)}
              value={Number(band.in)}
              onChange={(value) => set(`${path}.in`, value)}
              min={1}
            />
          )}
        </>
      )}
    </Stack>
  );
}
