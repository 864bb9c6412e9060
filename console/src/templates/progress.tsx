import { Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { links } from '@/common/links';
import { failureText } from '@/common/service/need-text';
import { ReasonDialog } from '@/common/ui/reason-dialog';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { isKnownWork, works } from '@/common/words/works';
import { told } from '@/common/words/told';
import type { Template } from './reads';
import { words } from './words';

/** Work that can still be ordered to be undone. */
const unfinished = ['PENDING', 'RUNNING', 'WAITING', 'STUCK'];

/** How far the work on a template is, what failed, and the way back. */
export function WorkOn({ template }: { template: Template }) {
  const t = useWords(words);
  const w = useWords(works);
  const { progress } = template;
  if (!progress) return null;
  const { kind, state, step, stepNumber, steps, percent, message } = progress;
  const isOver = state === 'COMPLETED' || state === 'UNDONE';
  if (state === 'COMPLETED') return null;
  const done = ((stepNumber - 1 + (percent ?? 0) / 100) / Math.max(1, steps)) * 100;
  return (
    <Stack gap={6} p="sm" style={{ border: '1px solid var(--line)' }} component="section" aria-live="polite">
      <Group gap="sm">
        <Text fw={600}>{isKnownWork(kind) ? w(kind) : kind}</Text>
        <StateBadge state={state} />
        {!isOver && (
          <Text size="sm">
            {t('progress', { step: stepNumber, steps })} · {isKnownWork(step) ? w(step) : step}
            {percent !== undefined && ` · ${t('percent', { percent })}`}
          </Text>
        )}
      </Group>
      {!isOver && <Progress value={done} aria-label={isKnownWork(kind) ? w(kind) : kind} size="sm" color="ink" />}
      {message && <Text size="sm">{told(message)}</Text>}
      {progress.failure && (
        <Text size="sm">
          <Toned tone="bad">{failureText(progress.failure)}</Toned>
        </Text>
      )}
      {progress.hint && <Text size="sm">{told(progress.hint)}</Text>}
      <Group gap="sm">
        <Anchor component={Link} to={links.workflow(progress.workflow)} size="sm">
          {t('toWork')}
        </Anchor>
        {unfinished.includes(state) && <Undo template={template} workflow={progress.workflow} />}
      </Group>
    </Stack>
  );
}

function Undo({ template, workflow }: { template: Template; workflow: string }) {
  const t = useWords(words);
  const [isAsked, ask] = useState(false);
  const undo = useChange<string>({
    run: (reason, once) =>
      answered(
        api.POST('/api/autoscaling/workflows/{id}/undo', {
          params: { path: { id: workflow }, header: { 'Idempotency-Key': once } },
          body: { reason },
        }),
      ),
    touches: ['templates', 'workflows'],
    done: () => t('undoOrdered'),
    onDone: () => ask(false),
  });
  return (
    <>
      <Button variant="default" size="compact-xs" onClick={() => ask(true)}>
        {t('undoWork')}
      </Button>
      {isAsked && (
        <ReasonDialog
          opened
          title={t('undoTitle', { name: template.name })}
          act={t('undoWork')}
          isReasonNeeded
          isRunning={undo.isPending}
          problem={undo.error}
          onConfirm={(reason) => undo.mutate(reason ?? '')}
          onClose={() => ask(false)}
        >
          {t('undoHint')}
        </ReasonDialog>
      )}
    </>
  );
}
