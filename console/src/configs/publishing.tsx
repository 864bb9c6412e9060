import { Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { links } from '@/common/links';
import { failureText } from '@/common/service/need-text';
import { Answer } from '@/common/ui/nothing';
import { StateBadge } from '@/common/ui/state-badge';
import { useText, useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { isKnownWork, works } from '@/common/words/works';
import { told } from '@/common/words/told';
import { shownState } from '@/common/ui/states';
import { words } from './words';

type Workflow = Schemas['WorkflowView'];

/** The publishing that comes before a config is enabled, step by step while it runs. */
export function Publishing({ service, onClose }: { service: string; onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const newest = useLiveQuery<{ items: Workflow[] }>({
    queryKey: key('workflows', 'publishing', service),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/autoscaling/workflows', {
          params: { query: { service, kind: 'publish-integrations', size: 1 } },
          signal,
        }),
      ),
  });
  return (
    <Stack gap="md">
      <Text size="sm">{t('publishing')}</Text>
      <Answer of={newest}>{({ items }) => <>{items[0] && <Steps workflow={items[0]} />}</>}</Answer>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {c('close')}
        </Button>
      </Group>
    </Stack>
  );
}

function Steps({ workflow }: { workflow: Workflow }) {
  const t = useWords(words);
  const c = useWords(common);
  const w = useWords(works);
  const text = useText();
  return (
    <Stack gap="xs" aria-live="polite">
      <StateBadge state={workflow.state} />
      <List size="sm">
        {workflow.steps.map((step) => (
          <List.Item key={step.key}>
            {isKnownWork(step.key) ? w(step.key) : step.key} <StateBadge state={step.state} />
          </List.Item>
        ))}
      </List>
      {workflow.failure && (
        <Text size="sm" c="var(--tone-bad)">
          {t('publishFailed', { state: text(shownState(workflow.state).text), failure: failureText(workflow.failure) })}{' '}
          {told(workflow.hint ?? '')}
        </Text>
      )}
      <Group>
        <Button component={Link} to={links.workflow(workflow.id)} variant="default">
          {c('details')}
        </Button>
      </Group>
    </Stack>
  );
}
