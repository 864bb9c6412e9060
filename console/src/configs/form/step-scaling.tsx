import { SimpleGrid, Stack, Text } from '@mantine/core';
import { durationText, parseDuration } from '@/common/time/time-text';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { CountField, TimeField } from './fields';
import { formWords } from './form-words';
import { useConfigForm } from './use-config-form';
import { useProposals } from './use-proposals';

/** How many members there may be, and how fast that may change. */
export function StepScaling() {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <CountField path="scaling.min" required />
        <CountField path="scaling.max" required />
        <CountField path="scaling.outStep" />
        <CountField path="scaling.inStep" />
        <TimeField path="scaling.outCooldown" />
        <TimeField path="scaling.inCooldown" />
        <TimeField path="scaling.stabilization" />
        <TimeField path="scaling.warmUp" />
      </SimpleGrid>
      <InWords />
    </Stack>
  );
}

/** What these numbers come to. */
function InWords() {
  const t = useWords(formWords);
  const language = useLanguage();
  const { values } = useConfigForm();
  const base = useProposals(values).data?.members.length;
  const { min, max, outCooldown, inCooldown, stabilization } = values.scaling;
  const time = (text: string) => durationText(parseDuration(text) ?? 0, language);
  return (
    <div aria-live="polite">
      {base !== undefined && min !== '' && max !== '' && min <= max && (
        <Text size="sm" c="dimmed">
          {t('sizes', { min, max, base, created: Math.max(0, max - base) })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('rest', { out: time(outCooldown), in: time(inCooldown), stabilization: time(stabilization) })}
      </Text>
    </div>
  );
}
