import { Radio, SimpleGrid, Stack } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import { ConnectionField } from './connection-field';
import { SwitchField, TextField, TimeField, useField } from './fields';
import { formWords } from './form-words';
import { More } from './more';
import { useConfigForm } from './use-config-form';

/** Which Jenkins, where its job lies and comes from, and what happens when it does not act. */
export function JenkinsFields() {
  const t = useWords(formWords);
  const { values } = useConfigForm();
  const script = useField('jenkins.fromScm');
  return (
    <Stack gap="md" pl="md" style={{ borderLeft: '2px solid var(--line)' }}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <ConnectionField path="jenkins.connection" kind="jenkins" />
        <TextField path="jenkins.folder" />
      </SimpleGrid>
      <Radio.Group
        label={script.label}
        value={script.value ? 'scm' : 'inline'}
        onChange={(chosen) => script.set(chosen === 'scm')}
        data-field="jenkins.fromScm"
      >
        <Stack gap={6} mt={6}>
          <Radio size="xs" value="inline" label={t('inline')} />
          <Radio size="xs" value="scm" label={t('scm')} />
        </Stack>
      </Radio.Group>
      {values.jenkins.fromScm && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <TextField path="jenkins.scm.url" required />
          <TextField path="jenkins.scm.branch" />
          <TextField path="jenkins.scm.path" />
          <TextField path="jenkins.scm.credentials" />
        </SimpleGrid>
      )}
      <SwitchField path="jenkins.fallBack" />
      <More fields={['jenkins.agentLabel', 'jenkins.triggerAfter', 'jenkins.claimWithin', 'jenkins.lease']}>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <TextField path="jenkins.agentLabel" />
          <TimeField path="jenkins.triggerAfter" />
          <TimeField path="jenkins.claimWithin" />
          <TimeField path="jenkins.lease" />
        </SimpleGrid>
      </More>
    </Stack>
  );
}
