import { Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import { ConnectionField } from './connection-field';
import { ChoiceField, SwitchField, TextField, TimeField, useField } from './fields';
import { formWords } from './form-words';
import { useTemplates } from './inventory';
import { JenkinsFields } from './jenkins-fields';
import { More } from './more';
import { PickField } from './pick-field';
import { RowsField } from './rows-field';
import { useConfigForm } from './use-config-form';

/** Which service, from what its VMs are cloned, and who drives the steps. */
export function StepService() {
  const t = useWords(formWords);
  const { values, isNamed } = useConfigForm();
  const templates = useTemplates(values.placement.vcenter);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <TextField path="service" required disabled={isNamed} placeholder="shop" />
        <TextField path="displayName" placeholder={values.service} />
        <ConnectionField path="placement.vcenter" kind="vcenter" />
        <PickField path="template" of={templates} required />
      </SimpleGrid>
      <EngineField />
      {values.engine === 'jenkins' && <JenkinsFields />}
      <More fields={['cloneMode', 'vmName', 'labels', 'boot', 'protection']}>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <ChoiceField
            path="cloneMode"
            options={[
              { value: 'full', label: t('full') },
              { value: 'linked', label: t('linked') },
            ]}
          />
          <div>
            <TextField path="vmName" />
            <FirstName />
          </div>
          <TimeField path="boot.limit" />
          <SwitchField path="protection.created" />
          <RowsField
            path="labels.tags"
            columns={[
              { name: 'category', label: t('tagCategory') },
              { name: 'name', label: t('tagName') },
            ]}
          />
          <RowsField
            path="labels.attributes"
            columns={[
              { name: 'name', label: t('rowName') },
              { name: 'value', label: t('rowValue') },
            ]}
          />
        </SimpleGrid>
      </More>
    </Stack>
  );
}

/** As the control plane names: what makes it longer than 15 characters is cut from the service's name. */
function FirstName() {
  const t = useWords(formWords);
  const { service, vmName } = useConfigForm().values;
  const numbered = vmName.replace('{nn}', '01');
  const room = Math.max(0, 15 - numbered.replace('{service}', '').length);
  const name = numbered.replace('{service}', (service || 'service').slice(0, room).replace(/-+$/, ''));
  return (
    <Text size="xs" c="dimmed" mt={2}>
      {t('namesLike', { name })}
    </Text>
  );
}

function EngineField() {
  const t = useWords(formWords);
  const field = useField('engine');
  return (
    <Radio.Group
      label={field.label}
      description={field.description}
      error={field.error}
      value={String(field.value)}
      onChange={field.set}
      data-field="engine"
    >
      <Stack gap={6} mt={6}>
        <Radio size="xs" value="embedded" label={t('engineEmbedded')} description={t('engineEmbeddedHint')} />
        <Radio size="xs" value="jenkins" label={t('engineJenkins')} description={t('engineJenkinsHint')} />
      </Stack>
    </Radio.Group>
  );
}
