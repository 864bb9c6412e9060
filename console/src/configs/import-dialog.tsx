import { Alert, Button, Checkbox, FileButton, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { FieldError } from '@/common/api/problem';
import { useChange } from '@/common/api/use-change';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import classes from './configs.module.css';
import { words } from './words';

type Outcome = Schemas['Imports.Outcome'];

interface Order {
  text: string;
  unchecked: string | undefined;
}

function useImport() {
  return useChange<Order, Outcome>({
    run: ({ text, unchecked }, idempotencyKey) =>
      answered(
        api.POST('/api/import', {
          params: {
            header: { 'Idempotency-Key': idempotencyKey },
            query: unchecked === undefined ? {} : { unchecked },
          },
          body: text as never,
          bodySerializer: (body: unknown) => body as string,
          headers: { 'Content-Type': 'application/yaml' },
        }),
      ),
    touches: ['configs', 'services', 'ip-pools'],
  });
}

/** A document of configs and pools: all of it is taken over, or nothing, and then every field that stands against it is told. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const [text, setText] = useState('');
  const [isUnchecked, setUnchecked] = useState(false);
  const [reason, setReason] = useState('');
  const importing = useImport();
  const isReady = text.trim() !== '' && (!isUnchecked || reason.trim() !== '');
  return (
    <Modal opened onClose={onClose} title={t('importTitle')} size="xl">
      <Stack gap="sm">
        <Text size="sm">{t('importHint')}</Text>
        <Group>
          <FileButton accept=".yaml,.yml,.json" onChange={(file) => void file?.text().then(setText)}>
            {(props) => (
              <Button variant="default" {...props}>
                {t('importFile')}
              </Button>
            )}
          </FileButton>
        </Group>
        <Textarea
          label={t('importText')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={10}
          resize="vertical"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <Checkbox
          label={t('importUnchecked')}
          description={t('importUncheckedHint')}
          checked={isUnchecked}
          onChange={(event) => setUnchecked(event.currentTarget.checked)}
        />
        {isUnchecked && (
          <TextInput
            label={t('importUncheckedReason')}
            description={c('reasonNeeded')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            withAsterisk
          />
        )}
        {importing.error && <Refused problem={importing.error} />}
        {importing.data && <Taken outcome={importing.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {c('close')}
          </Button>
          <Button
            disabled={!isReady}
            loading={importing.isPending}
            onClick={() => importing.mutate({ text, unchecked: isUnchecked ? reason.trim() : undefined })}
          >
            {t('importAct')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Taken({ outcome }: { outcome: Outcome }) {
  const t = useWords(words);
  const { created, changed, unchanged, warnings } = outcome;
  return (
    <>
      <Alert color="green" variant="light" role="status" title={t('imported', { created, changed, unchanged })} />
      {warnings.length > 0 && (
        <>
          <Text size="sm">{t('importWarnings')}</Text>
          <Fields label={t('importWarnings')} errors={warnings} />
        </>
      )}
    </>
  );
}

function Refused({ problem }: { problem: NonNullable<ReturnType<typeof useImport>['error']> }) {
  const t = useWords(words);
  if (problem.errors.length === 0) return <ProblemBox thrown={problem} />;
  const title = t('importRefused', { count: problem.errors.length });
  return (
    <>
      <Alert color="red" variant="light" role="alert" title={title} />
      <Fields label={title} errors={problem.errors} />
    </>
  );
}

function Fields({ label, errors }: { label: string; errors: readonly FieldError[] }) {
  const t = useWords(words);
  return (
    <ul aria-label={label} className={classes.errors}>
      {errors.map((error) => (
        <li key={`${error.field} ${error.allowed} ${error.hint}`}>
          <b>{error.field}</b>
          <dl>
            <dt>{t('rejected')}</dt>
            <dd>{error.rejected}</dd>
            <dt>{t('allowed')}</dt>
            <dd>{error.allowed}</dd>
            {error.hint && (
              <>
                <dt>{t('hint')}</dt>
                <dd>{error.hint}</dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
