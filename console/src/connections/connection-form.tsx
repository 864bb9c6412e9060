import { Button, Group, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { fieldErrors } from '@/common/form/field-errors';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { DeliveryFields } from './delivery-fields';
import { documentOf, type Draft, draftOf } from './draft';
import { examples, isDelivered, type Kind, kindNames, kinds } from './kinds';
import { LogInFields } from './log-in-fields';
import { Rights } from './rights';
import { words } from './words';

type Saved = Schemas['Connection.ConnectionView'];
export type ConnectionForm = UseFormReturnType<Draft>;

interface Props {
  initial: Draft;
  /** A secret is stored already. */
  hasSecret: boolean;
  isNew: boolean;
  /** The version that is being changed, as it was when the form was opened. */
  etag?: string;
  /** A new connection of another kind is a new form. */
  onKind?: (kind: Kind) => void;
  onSaved: (name: string) => void;
  /** Beside the button. */
  children?: ReactNode;
}

/** For `If-Match`: whoever changes a connection changes what he has seen. */
export function versionOf(connection: Saved): string {
  return `"${connection.version}"`;
}

/** A new one never takes the place of one that is there. */
function saved(draft: Draft, etag: string | undefined): Promise<Saved> {
  const header = etag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': etag };
  const params = { path: { name: draft.name.trim() }, header };
  return answered(api.PUT('/api/connections/{name}', { params, body: documentOf(draft) }));
}

/** Fields of a connection, those of its kind only; the server's messages stand at the fields. */
export function ConnectionFields({ initial, hasSecret, isNew, etag, onKind, onSaved, children }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const form = useForm<Draft>({ initialValues: initial });
  const [opened, setOpened] = useState(etag);
  const save = useChange<Draft, Saved>({
    run: (draft) => saved(draft, opened),
    touches: ['connections', 'attention'],
    done: (_, draft) => t('saved', { name: draft.name }),
    onDone: (stored, draft) => {
      setOpened(versionOf(stored));
      form.setValues(draftOf(stored, draft.kind));
      onSaved(draft.name.trim());
    },
  });
  const submit = form.onSubmit((draft) =>
    save.mutate(draft, { onError: (problem) => form.setErrors(asFormPaths(fieldErrors(problem))) }),
  );
  const { kind } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={640}>
        <Group grow align="flex-start">
          <Select
            label={c('kind')}
            data={kinds.map((value) => ({ value, label: kindNames[value] }))}
            value={kind}
            onChange={(chosen) => onKind?.((chosen ?? kind) as Kind)}
            allowDeselect={false}
            disabled={!isNew}
          />
          <TextInput label={t('name')} description={t('nameHint')} disabled={!isNew} {...form.getInputProps('name')} />
        </Group>
        <Rights kind={kind} />
        <Textarea
          label={t('urls')}
          description={t('urlsHint')}
          placeholder={examples[kind]}
          autosize
          minRows={1}
          spellCheck={false}
          {...form.getInputProps('urls')}
        />
        <LogInFields form={form} hasSecret={hasSecret} />
        {kind !== 'ssh' && <TrustFields form={form} />}
        {isDelivered(kind) && <DeliveryFields form={form} />}
        {save.error && <ProblemBox thrown={save.error} shownFields={shownFields(form)} />}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('saveAndTest')}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}

/** All addresses are one field here. */
function asFormPaths(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [/^urls?(\.|$)/.test(path) ? 'urls' : path, text]),
  );
}

/** Messages that stand at a field already; of those of parts that the form does not show, the box tells. */
function shownFields(form: ConnectionForm): string[] {
  const isShown = (path: string) => !path.startsWith('delivery') || form.values.isDelivering;
  const paths = Object.keys(form.errors).filter(isShown);
  return paths.includes('urls') ? [...paths, 'url', 'urls[0]', 'urls[1]', 'urls[2]', 'urls[3]'] : paths;
}

function TrustFields({ form }: { form: ConnectionForm }) {
  const t = useWords(words);
  if (!form.values.urls.includes('https:')) return null;
  return (
    <>
      <Radio.Group label={t('trust')} {...form.getInputProps('trust')}>
        <Group mt={4}>
          <Radio size="xs" value="public" label={t('trustPublic')} />
          <Radio size="xs" value="pin" label={t('trustPin')} />
          <Radio size="xs" value="ca" label={t('trustCa')} />
        </Group>
      </Radio.Group>
      {form.values.trust === 'pin' && (
        <TextInput label={t('sha256')} spellCheck={false} {...form.getInputProps('sha256')} />
      )}
      {form.values.trust === 'ca' && (
        <Textarea
          label={t('caPem')}
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
          {...form.getInputProps('caPem')}
        />
      )}
    </>
  );
}
