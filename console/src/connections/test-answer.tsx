import { Button, Group, Text } from '@mantine/core';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { answered, api, requestKey, type Schemas } from '@/common/api/client';
import { type Problem, problemOf } from '@/common/api/problem';
import { briefly } from '@/common/ui/problem-words';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { words } from './words';

type Shown = Schemas['Doctor.Shown'];
export type Trial = UseMutationResult<Shown, Problem, void>;

/** Asks the system at the other end whether it answers and knows us. */
export function useTrial(name: string): Trial {
  return useMutation<Shown, Problem>({
    mutationFn: () =>
      answered(
        api.POST('/api/connections/{name}/test', {
          params: { path: { name }, header: { 'Idempotency-Key': requestKey() } },
        }),
      ).catch((thrown: unknown) => {
        throw problemOf(thrown);
      }),
  });
}

export function TestButton({ trial }: { trial: Trial }) {
  const t = useWords(words);
  return (
    <Button variant="default" size="compact-xs" loading={trial.isPending} onClick={() => trial.mutate()}>
      {t('test')}
    </Button>
  );
}

/** What the system said, in its own words. */
export function TestAnswer({ trial }: { trial: Trial }) {
  const t = useWords(words);
  if (trial.isPending) return <Text c="dimmed">{t('testing')}</Text>;
  if (trial.error) {
    return (
      <Text component="span" size="sm" truncate title={briefly(trial.error)} role="status">
        <Toned tone="bad">{briefly(trial.error)}</Toned>
      </Text>
    );
  }
  if (!trial.data) return <Text c="dimmed">{t('notTested')}</Text>;
  return (
    <Group gap={8} wrap="nowrap" role="status">
      <StateBadge state={trial.data.state} />
      <Text component="span" size="sm" truncate title={told(trial.data.hint)}>
        {told(trial.data.hint)}
      </Text>
    </Group>
  );
}
