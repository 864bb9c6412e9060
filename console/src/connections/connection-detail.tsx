import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useChange } from '@/common/api/use-change';
import { links } from '@/common/links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { Answer } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { ConnectionFields, versionOf } from './connection-form';
import { draftOf } from './draft';
import { isKind, kindNames } from './kinds';
import { TestAnswer, TestButton, type Trial, useTrial } from './test-answer';
import { words } from './words';

type Saved = Schemas['Connection.ConnectionView'];

/** One connection: its test, its fields, and its end. */
export function Component() {
  const t = useWords(words);
  const { name = '' } = useParams();
  const trial = useTrial(name);
  useTestAfterSaving(trial);
  const connection = useQuery<Saved, Problem>({
    queryKey: key('connections', name),
    queryFn: ({ signal }) => answered(api.GET('/api/connections/{name}', { params: { path: { name } }, signal })),
    // A form that opens on what was read some time ago would be refused.
    gcTime: 0,
  });
  return (
    <Page
      title={name}
      crumbs={[{ to: links.connections, label: t('title') }]}
      sentence={connection.data && isKind(connection.data.kind) && kindNames[connection.data.kind]}
      actions={connection.data && <Delete connection={connection.data} />}
    >
      <Answer of={connection}>
        {(saved) =>
          isKind(saved.kind) && (
            <ConnectionFields
              key={saved.name}
              initial={draftOf(saved, saved.kind)}
              etag={versionOf(saved)}
              isNew={false}
              hasSecret={saved.hasPassword}
              onSaved={() => trial.mutate()}
            >
              <TestButton trial={trial} />
              <Group maw={420}>
                <TestAnswer trial={trial} />
              </Group>
            </ConnectionFields>
          )
        }
      </Answer>
    </Page>
  );
}

/** Who has just made it wants to know at once whether it answers. */
function useTestAfterSaving(trial: Trial) {
  const [params, setParams] = useSearchParams();
  const isWanted = params.get('test') === 'now';
  const { mutate } = trial;
  useEffect(() => {
    if (!isWanted) return;
    setParams({}, { replace: true });
    mutate();
  }, [isWanted, mutate, setParams]);
}

function Delete({ connection }: { connection: Saved }) {
  const t = useWords(words);
  const c = useWords(common);
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const remove = useChange({
    run: () => answered(api.DELETE('/api/connections/{name}', { params: { path: { name: connection.name } } })),
    touches: ['connections', 'attention'],
    done: () => t('deleted', { name: connection.name }),
    onDone: () => void navigate(links.connections),
  });
  const users = connection.usedBy.length;
  return (
    <>
      <Button
        variant="default"
        disabled={users > 0}
        title={users > 0 ? t('inUse', { count: users }) : undefined}
        onClick={() => setAsked(true)}
      >
        {c('delete')}
      </Button>
      <ConfirmByName
        opened={isAsked}
        title={t('deleteTitle', { name: connection.name })}
        name={connection.name}
        consequences={t('deleteMeaning')}
        act={c('delete')}
        isRunning={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
