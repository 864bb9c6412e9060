import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { fieldErrors } from '@/common/form/field-errors';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import type { Template } from './reads';
import { words } from './words';

interface Props {
  template: Template;
  etag: string;
  onClose: () => void;
}

/** A new name is given in vCenter too, by a workflow whose progress the page shows. */
export function RenameDialog(given: Props) {
  const t = useWords(words);
  const props = useOpened(given);
  const { template } = props;
  const [name, setName] = useState(template.name);
  const edit = useEdit(props);
  return (
    <Edit
      {...props}
      title={t('renameTitle', { name: template.name })}
      isReady={name.trim() !== '' && name.trim() !== template.name}
      edit={edit}
      onSave={() => edit.mutate({ name: name.trim() })}
    >
      <Text size="sm">{t('renameHint')}</Text>
      <TextInput
        label={t('newName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={80}
        error={edit.error && fieldErrors(edit.error).name}
        data-autofocus
      />
    </Edit>
  );
}

export function DescribeDialog(given: Props) {
  const t = useWords(words);
  const props = useOpened(given);
  const { template } = props;
  const [description, setDescription] = useState(template.description);
  const edit = useEdit(props);
  return (
    <Edit
      {...props}
      title={t('describeTitle', { name: template.name })}
      isReady={description !== template.description}
      edit={edit}
      onSave={() => edit.mutate({ description })}
    >
      <Textarea
        label={t('description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={1000}
        rows={3}
        error={edit.error && fieldErrors(edit.error).description}
        data-autofocus
      />
    </Edit>
  );
}

/** The template as it was opened: what somebody else changes meanwhile must be noticed, not overwritten. */
function useOpened({ template, etag, onClose }: Props): Props {
  const [opened] = useState({ template, etag });
  return { ...opened, onClose };
}

function useEdit({ template, etag, onClose }: Props) {
  return useChange<{ name?: string; description?: string }>({
    run: (body) =>
      answered(
        api.PUT('/api/templates/{id}', {
          params: { path: { id: template.id }, header: { 'If-Match': etag } },
          body,
        }),
      ),
    touches: ['templates', 'workflows'],
    onDone: onClose,
  });
}

interface EditProps extends Props {
  title: string;
  isReady: boolean;
  edit: ReturnType<typeof useEdit>;
  onSave: () => void;
  children: ReactNode;
}

function Edit({ title, isReady, edit, onSave, onClose, children }: EditProps) {
  const c = useWords(common);
  return (
    <Modal opened onClose={onClose} title={title} size="md">
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (isReady) onSave();
        }}
      >
        <Stack gap="sm">
          {children}
          {edit.error && <ProblemBox thrown={edit.error} shownFields={['name', 'description']} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={edit.isPending}>
              {c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
