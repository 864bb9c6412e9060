import { Button, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { key } from '@/common/api/queries';
import { links } from '@/common/links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { Answer } from '@/common/ui/nothing';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { Conflict } from './conflict';
import { type Editing, Editor } from './editor';
import { formWords } from './form-words';
import { Refusal, showAtFields } from './new-config';
import { patch } from './tree';
import type { ConfigForm } from './use-config-form';
import { type Base, type ConfigView, readConfig, useEditing } from './use-saving';
import { documentOf, valuesOf } from './values';

/** As the form would write it, so that only what a person changes differs. */
export function baseOf(config: ConfigView, etag: string | undefined): Base {
  return { document: documentOf(valuesOf(config.config)), etag: etag ?? `"${config.revision}"` };
}

export function Component() {
  const t = useWords(formWords);
  const { service = '' } = useParams();
  const config = useQuery({
    queryKey: key('configs', 'edited', service),
    queryFn: async ({ signal }) => {
      const { value, etag } = await readConfig(service, signal);
      return { initial: valuesOf(value.config), base: baseOf(value, etag) };
    },
    // Somebody else's change must not replace what is being typed: that is settled when it is saved.
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Answer of={config}>
      {({ initial, base }) => (
        <Editor
          title={t('editTitle', { service })}
          draft={`edit:${service}`}
          initial={initial}
          initialBase={base}
          actions={(form, editing) => <SaveEdit service={service} form={form} editing={editing} />}
        />
      )}
    </Answer>
  );
}

interface Props {
  service: string;
  form: ConfigForm;
  editing: Editing;
}

function SaveEdit({ service, form, editing }: Props) {
  const t = useWords(formWords);
  const navigate = useNavigate();
  const saving = useEditing(service, () => {
    editing.settle();
    notifications.show({ message: t('saved', { service }) });
    void navigate(links.config(service));
  });
  const { base } = editing;
  if (!base) return null;
  const change = patch(base.document, documentOf(form.values));
  const isWrong = Object.keys(form.messages).length > 0;
  const isSame = Object.keys(change).length === 0;
  const save = (confirm: boolean) =>
    saving.mutate({ change, etag: base.etag, confirm }, { onError: (problem) => showAtFields(problem, form, editing) });
  const code = saving.error?.code;
  return (
    <>
      <Button onClick={() => save(false)} loading={saving.isPending} disabled={isWrong || isSame}>
        {t('save')}
      </Button>
      {saving.error && code !== 'confirmation-required' && code !== 'changed-meanwhile' && (
        <Refusal problem={saving.error} />
      )}
      <ConfirmByName
        opened={code === 'confirmation-required'}
        title={t('confirmShrink')}
        name={service}
        consequences={told(saving.error?.message ?? '')}
        act={t('confirmShrinkAct')}
        isRunning={saving.isPending}
        onConfirm={() => save(true)}
        onClose={saving.reset}
      />
      <ConflictDialog
        {...{ service, form, editing, base }}
        isOpen={code === 'changed-meanwhile'}
        onClose={saving.reset}
      />
    </>
  );
}

function ConflictDialog({
  service,
  form,
  editing,
  base,
  isOpen,
  onClose,
}: Props & { base: Base; isOpen: boolean; onClose: () => void }) {
  const t = useWords(formWords);
  const [merged, setMerged] = useState<number>();
  return (
    <>
      <Modal opened={isOpen} onClose={onClose} title={t('conflictTitle')} size="xl">
        <Stack gap="sm">
          <Text size="sm">{t('conflictHint')}</Text>
          <Conflict
            service={service}
            base={base}
            mine={documentOf(form.values)}
            onSettled={(theirs, document, revision) => {
              editing.setBase(theirs);
              form.replace(valuesOf(document));
              setMerged(revision);
              onClose();
            }}
          />
        </Stack>
      </Modal>
      {merged !== undefined && (
        <Text size="sm" role="status">
          {t('merged', { revision: merged })}
        </Text>
      )}
    </>
  );
}
