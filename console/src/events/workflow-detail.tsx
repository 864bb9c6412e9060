import { useParams } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { links } from '@/common/links';
import { Answer } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { StateBadge } from '@/common/ui/state-badge';
import { workName } from '@/common/ui/work-name';
import { useWords } from '@/common/words/catalogue';
import { Lanes } from './lanes';
import { Orders } from './orders';
import { words } from './words';

type Workflow = Schemas['WorkflowView'];

/** One workflow of any kind: also work on templates and on what is published, which belongs to no event. */
export function Component() {
  const t = useWords(words);
  const { id = '' } = useParams();
  const workflow = useLiveQuery<Workflow>({
    queryKey: key('workflows', id),
    queryFn: ({ signal }) => answered(api.GET('/api/autoscaling/workflows/{id}', { params: { path: { id } }, signal })),
  });
  const found = workflow.data;
  return (
    <Page
      title={
        found
          ? t('workflowTitle', { kind: workName(found.kind), subject: found.service ?? found.subject })
          : t('workflows')
      }
      crumbs={[{ to: links.events(), label: t('title') }]}
      beside={found && <StateBadge state={found.state} />}
      updatedAt={workflow.dataUpdatedAt || undefined}
    >
      <Answer of={workflow}>
        {(one) => <Lanes works={[one]} actions={(work) => <Orders work={work} name={one.service} />} />}
      </Answer>
    </Page>
  );
}
