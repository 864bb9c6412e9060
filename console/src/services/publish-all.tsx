import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { links } from '@/common/links';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { integrationWords } from './integration-words';
import type { Config } from './reads';

/** Puts everything in effect again, by a workflow that can be followed. */
export function PublishAll({ config }: { config: Config }) {
  const t = useWords(integrationWords);
  const all = useChange<undefined, Schemas['Integration.Begun']>({
    run: (_, once) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/integrations', {
          params: { path: { service: config.service }, header: { 'Idempotency-Key': once } },
        }),
      ),
    touches: ['configs', 'workflows', 'drift'],
    done: () => t('publishing'),
  });
  return (
    <>
      <Button
        variant="default"
        disabled={!config.enabled}
        loading={all.isPending}
        onClick={() => all.mutate(undefined)}
      >
        {t('publishAll')}
      </Button>
      {all.data && (
        <Anchor component={Link} to={links.workflow(all.data.workflow)} size="sm">
          {t('toWorkflow')}
        </Anchor>
      )}
      {all.error && <ProblemBox thrown={all.error} />}
    </>
  );
}
