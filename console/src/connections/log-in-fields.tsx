import { Group, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import type { ConnectionForm } from './connection-form';
import { words } from './words';

interface Props {
  form: ConnectionForm;
  hasSecret: boolean;
}

/** How we say who we are; secrets go in and never come out. */
export function LogInFields({ form, hasSecret }: Props) {
  const t = useWords(words);
  const kept = hasSecret ? t('kept') : undefined;
  switch (form.values.kind) {
    case 'ssh':
      return <SshFields form={form} hasSecret={hasSecret} />;
    case 'jenkins':
      return (
        <>
          <Group grow align="flex-start">
            <TextInput label={t('user')} autoComplete="off" {...form.getInputProps('username')} />
            <PasswordInput
              label={t('token')}
              description={kept}
              autoComplete="new-password"
              {...form.getInputProps('token')}
            />
          </Group>
          <TextInput
            label={t('controlPlane')}
            description={t('controlPlaneHint')}
            {...form.getInputProps('jenkins.controlPlane')}
          />
        </>
      );
    case 'vcenter':
    case 'f5':
    case 'prometheus':
    case 'alertmanager':
      return (
        <Group grow align="flex-start">
          <TextInput label={t('user')} autoComplete="off" {...form.getInputProps('username')} />
          <PasswordInput
            label={t('password')}
            description={kept}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
        </Group>
      );
  }
}

function SshFields({ form, hasSecret }: Props) {
  const t = useWords(words);
  return (
    <>
      <TextInput label={t('user')} autoComplete="off" {...form.getInputProps('username')} />
      <Textarea
        label={t('privateKey')}
        description={hasSecret ? t('kept') : t('privateKeyHint')}
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        {...form.getInputProps('privateKey')}
      />
      <PasswordInput label={t('passphrase')} autoComplete="new-password" {...form.getInputProps('passphrase')} />
      <Textarea
        label={t('knownHosts')}
        description={t('knownHostsHint')}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        {...form.getInputProps('ssh.knownHosts')}
        error={form.errors['ssh.knownHosts'] ?? form.errors['ssh.hostKey'] ?? form.errors.ssh}
      />
      <TextInput label={t('jump')} {...form.getInputProps('ssh.jump')} />
    </>
  );
}
