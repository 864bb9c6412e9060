import { SimpleGrid, Stack } from '@mantine/core';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { PercentBandField } from './band-field';
import { ConnectionField } from './connection-field';
import { ChoiceField, CountField, LinesField, TextField, TimeField } from './fields';
import { formWords } from './form-words';
import { useJobs } from './inventory';
import { More } from './more';
import { OtherBandField } from './other-bands';
import { PickField } from './pick-field';
import { RowsField } from './rows-field';
import { useConfigForm } from './use-config-form';

/** What is measured, and from which value on members are added or removed. */
export function StepMonitoring() {
  const t = useWords(formWords);
  const { values } = useConfigForm();
  const { monitoring } = values;
  const watched = [monitoring.cpu, monitoring.memory, monitoring.responseTime, monitoring.requests, monitoring.promql];
  const asksForFewer = watched.some((band) => band.on && band.hasIn);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <ConnectionField path="monitoring.prometheus" kind="prometheus" />
        <PickField path="monitoring.job" of={useJobs(monitoring.prometheus)} required />
        <TimeField path="monitoring.outFor" />
        <TimeField path="monitoring.inFor" />
      </SimpleGrid>
      <PercentBandField metric="cpu" />
      <PercentBandField metric="memory" />
      <OtherBandField metric="responseTime" />
      <OtherBandField metric="requests" />
      <OtherBandField metric="promql" />
      {!asksForFewer && <Toned tone="warn">{t('noIn')}</Toned>}
      <More
        fields={[
          'monitoring.metricsPort',
          'monitoring.profile',
          'monitoring.scrapeInterval',
          'monitoring.staleAfter',
          'monitoring.rules',
          'monitoring.responseTimes',
        ]}
      >
        <MoreOfMonitoring />
      </More>
    </Stack>
  );
}

function MoreOfMonitoring() {
  const t = useWords(formWords);
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <CountField path="monitoring.metricsPort" />
        <TimeField path="monitoring.staleAfter" />
        <ChoiceField
          path="monitoring.profile"
          options={[
            { value: 'standard', label: t('standard') },
            { value: 'fast', label: t('fast') },
          ]}
        />
        <TimeField path="monitoring.scrapeInterval" />
        <TextField path="monitoring.responseTimes" />
        <ChoiceField
          path="monitoring.rules.responseTimes"
          options={[
            { value: 'histogram', label: t('histogram') },
            { value: 'gauge', label: t('gauge') },
          ]}
        />
        <TextField path="monitoring.rules.requests" />
        <TextField path="monitoring.rules.applicationJob" />
        <TimeField path="monitoring.rules.promqlInterval" />
      </SimpleGrid>
      <RowsField
        path="monitoring.rules.labels"
        columns={[
          { name: 'name', label: t('rowName') },
          { name: 'value', label: t('rowValue') },
        ]}
      />
      <LinesField path="monitoring.rules.template" />
    </>
  );
}
