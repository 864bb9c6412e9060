import { Alert, Button, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { key } from '@/common/api/queries';
import { links } from '@/common/links';
import { Answer } from '@/common/ui/nothing';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { type Editing, Editor } from './editor';
import { isField } from './field-words';
import { formWords } from './form-words';
import { formPath } from '@/common/form/field-errors';
import { stepOf } from './steps';
import type { ConfigForm } from './use-config-form';
import { type Made, type Problem, readConfig, useMaking } from './use-saving';
import { documentOf, fresh, type Values, valuesOf } from './values';

/** A new config, alone or like another one. */
export function Component() {
  const [params] = useSearchParams();
  const source = params.get('from') ?? undefined;
  return source === undefined ? <Anew /> : <Copy source={source} />;
}

function Anew() {
  const t = useWords(formWords);
  const [params] = useSearchParams();
  const wanted = params.get('engine') === 'jenkins' ? 'jenkins' : 'embedded';
  const initial = useMemo<Values>(() => ({ ...fresh, engine: wanted }), [wanted]);
  return (
    <Editor
      title={t('newTitle')}
      draft="new"
      initial={initial}
      actions={(form, editing) => <Save form={form} editing={editing} />}
    />
  );
}

function Copy({ source }: { source: string }) {
  const t = useWords(formWords);
  const model = useQuery({
    queryKey: key('configs', 'model', source),
    queryFn: async ({ signal }) => likeness(valuesOf((await readConfig(source, signal)).value.config), source),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Answer of={model}>
      {(initial) => (
        <Editor
          title={t('copyTitle', { service: source })}
          draft={`like:${source}`}
          initial={initial}
          actions={(form, editing) => <Save form={form} editing={editing} source={source} />}
        />
      )}
    </Answer>
  );
}

/** Another service has another name and another pool: what follows from these is left open. */
function likeness(values: Values, source: string): Values {
  const { loadBalancer, placement, monitoring, scaling } = values;
  return {
    ...values,
    service: '',
    displayName: '',
    placement: { ...placement, folder: placement.folder === `VM-Autoscaling/${source}` ? '' : placement.folder },
    loadBalancer: { ...loadBalancer, pool: '', vipAddress: '', vipPort: '', memberPort: '', healthPath: '' },
    monitoring: { ...monitoring, job: '' },
    scaling: { ...scaling, min: '', max: '' },
  };
}

function Save({ form, editing, source }: { form: ConfigForm; editing: Editing; source?: string }) {
  const t = useWords(formWords);
  const navigate = useNavigate();
  const onMade = ({ config, enabled }: Made) => {
    editing.settle();
    const { service } = config;
    const said = {
      'not-asked': 'saved',
      done: 'savedObserving',
      coming: 'savedPublishing',
      refused: 'savedNotEnabled',
    } as const;
    notifications.show({ message: t(said[enabled], { service }) });
    void navigate(enabled === 'refused' ? `${links.configs}?enable=${encodeURIComponent(service)}` : links.configs);
  };
  const making = useMaking(source, onMade);
  const document = documentOf(form.values);
  const isWrong = Object.keys(form.messages).length > 0;
  const save = (observe: boolean) =>
    making.mutate({ document, observe }, { onError: (problem) => showAtFields(problem, form, editing) });
  return (
    <>
      <Tooltip label={t('saveObserveHint')} multiline w={320}>
        <Button onClick={() => save(true)} loading={making.isPending} disabled={isWrong}>
          {t('saveObserve')}
        </Button>
      </Tooltip>
      <Button variant="default" onClick={() => save(false)} disabled={isWrong || making.isPending}>
        {t('saveDisabled')}
      </Button>
      {making.error && <Refusal problem={making.error} />}
      <Text size="xs" c="dimmed" w="100%" style={{ order: 1 }}>
        {t('saveObserveHint')}
      </Text>
    </>
  );
}

/** The server's messages go to their fields, and the first of them is shown. */
export function showAtFields(problem: Problem, form: ConfigForm, editing: Editing): void {
  const [first] = problem.errors;
  if (!first) return;
  form.told(problem.errors);
  editing.goTo(stepOf(formPath(first.field)));
}

export function Refusal({ problem }: { problem: Problem }) {
  const t = useWords(formWords);
  if (problem.code === 'config-exists') {
    return (
      <Alert color="red" variant="light" role="alert" title={t('exists')} w="100%">
        {told(problem.message)}
      </Alert>
    );
  }
  const shown = problem.errors.map((error) => error.field).filter((field) => isField(formPath(field)));
  return (
    <div style={{ width: '100%' }}>
      <ProblemBox thrown={problem} shownFields={shown} />
    </div>
  );
}
