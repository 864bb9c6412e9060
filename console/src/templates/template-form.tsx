import { Button, Checkbox, Fieldset, Group, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { fieldErrors } from '@/common/form/field-errors';
import { links } from '@/common/links';
import { Answer, Empty } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { formWords } from './form-words';
import { type Place, PlaceFields } from './place-fields';
import { useVcenters } from './reads';
import { isOn, type Vm, VmField } from './vm-field';
import { type Mode, words } from './words';

const modes: readonly Mode[] = ['clone', 'convert', 'register'];
/** Fields that show their own message. */
const shown = ['name', 'description', 'sourceVm', 'confirm', 'linkedClones', 'cluster', 'folder', 'datastore'];

/** Makes a template of a VM, or lists one that vCenter has. */
export function Component() {
  const t = useWords(formWords);
  const w = useWords(words);
  const vcenters = useVcenters();
  return (
    <Page title={t('title')} crumbs={[{ to: links.templates, label: w('title') }]}>
      <Answer of={vcenters}>
        {(names) =>
          names.length === 0 ? (
            <Empty title={t('noVcenter')} hint={t('noVcenterHint')}>
              <Button component={Link} to={links.connections}>
                {t('connect')}
              </Button>
            </Empty>
          ) : (
            <TemplateForm vcenters={names} />
          )
        }
      </Answer>
    </Page>
  );
}

interface Fields {
  vcenter: string;
  mode: Mode;
  vm: Vm | undefined;
  name: string;
  description: string;
  linkedClones: boolean;
  place: Place;
  confirm: string;
}

function TemplateForm({ vcenters }: { vcenters: string[] }) {
  const t = useWords(formWords);
  const navigate = useNavigate();
  const [fields, setFields] = useState<Fields>({
    vcenter: vcenters[0] ?? '',
    mode: 'clone',
    vm: undefined,
    name: '',
    description: '',
    linkedClones: false,
    place: { cluster: '', folder: '', datastore: '' },
    confirm: '',
  });
  const [isTried, setTried] = useState(false);
  const change = (changed: Partial<Fields>) => setFields((before) => ({ ...before, ...changed }));
  const making = useChange<Schemas['TemplateDocument'], Schemas['TemplateView']>({
    run: (body, once) =>
      answered(api.POST('/api/templates', { params: { header: { 'Idempotency-Key': once } }, body })),
    touches: ['templates', 'workflows'],
    done: ({ name, mode }) => t(mode === 'register' ? 'registered' : 'begun', { name }),
    onDone: ({ id }) => void navigate(links.template(id)),
  });
  const { mode, vm } = fields;
  const missing = missingIn(fields);
  const errors = { ...(isTried ? missing : {}), ...(making.error ? fieldErrors(making.error) : {}) };
  const text = (field: keyof typeof missing) =>
    errors[field] === 'missing' ? t(field === 'name' ? 'nameMissing' : 'nothingChosen') : errors[field];
  const isRunning = mode === 'convert' && vm !== undefined && isOn(vm);
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        setTried(true);
        if (Object.keys(missing).length === 0) making.mutate(documentOf(fields));
      }}
      noValidate
    >
      <Stack gap="sm" maw={640}>
        {vcenters.length > 1 && (
          <Select
            label={t('vcenter')}
            data={vcenters}
            value={fields.vcenter}
            allowDeselect={false}
            onChange={(vcenter) => change({ vcenter: vcenter ?? '', vm: undefined })}
          />
        )}
        <ModeField mode={mode} onChange={(wanted) => change({ mode: wanted, vm: undefined, confirm: '' })} />
        <VmField
          key={`${fields.vcenter} ${mode === 'register'}`}
          vcenter={fields.vcenter}
          isOfTemplates={mode === 'register'}
          chosen={vm}
          onChoose={(chosen) => change({ vm: chosen })}
          error={isRunning ? t('mustBeOff', { name: vm.name }) : text('sourceVm')}
        />
        {mode !== 'register' && (
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            value={fields.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            maxLength={80}
            error={text('name')}
            withAsterisk
          />
        )}
        <Textarea
          label={t('description')}
          value={fields.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
          maxLength={1000}
          rows={2}
          error={errors.description}
        />
        {mode !== 'register' && (
          <Checkbox
            label={t('linkedClones')}
            description={t('linkedClonesHint')}
            checked={fields.linkedClones}
            onChange={(event) => change({ linkedClones: event.currentTarget.checked })}
            error={errors.linkedClones}
          />
        )}
        {mode === 'clone' && vm && (
          <Fieldset legend={t('more')}>
            <Text size="xs" c="dimmed">
              {t('moreHint')}
            </Text>
            <PlaceFields
              vcenter={fields.vcenter}
              datacenter={vm.datacenter}
              place={fields.place}
              onChange={(place) => change({ place })}
              errors={errors}
            />
          </Fieldset>
        )}
        {mode === 'convert' && vm && (
          <TextInput
            label={t('confirm', { name: vm.name })}
            value={fields.confirm}
            onChange={(event) => change({ confirm: event.currentTarget.value })}
            autoComplete="off"
            error={errors.confirm}
          />
        )}
        {making.error && <ProblemBox thrown={making.error} shownFields={shown} />}
        <Group>
          <Button type="submit" loading={making.isPending} disabled={mode === 'convert' && fields.confirm !== vm?.name}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ModeField({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const t = useWords(formWords);
  return (
    <Radio.Group label={t('mode')} value={mode} onChange={(chosen) => onChange(chosen as Mode)}>
      <Stack gap={6} mt={4}>
        {modes.map((one) => (
          <Radio key={one} value={one} size="xs" label={t(one)} description={t(`${one}Hint`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** What has to be given before the server is asked. */
function missingIn({ vm, mode, name }: Fields): Record<string, string> {
  return {
    ...(vm === undefined && { sourceVm: 'missing' }),
    ...(mode !== 'register' && name.trim() === '' && { name: 'missing' }),
  };
}

function documentOf({
  vcenter,
  mode,
  vm,
  name,
  description,
  linkedClones,
  place,
  confirm,
}: Fields): Schemas['TemplateDocument'] {
  const given = Object.fromEntries(Object.entries(place).filter(([, value]) => value.trim() !== ''));
  return {
    vcenter,
    mode,
    ...(vm && { sourceVmId: vm.id }),
    ...(mode !== 'register' && { name: name.trim() }),
    ...(description.trim() !== '' && { description: description.trim() }),
    linkedClones: mode !== 'register' && linkedClones,
    ...(mode === 'clone' && given),
    ...(mode === 'convert' && { confirm }),
  };
}
