import { Checkbox, Fieldset, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import type { ConnectionForm } from './connection-form';
import { reloads } from './draft';
import { words } from './words';

/** How the files of a Prometheus or an Alertmanager are changed, when they are. */
export function DeliveryFields({ form }: { form: ConnectionForm }) {
  const t = useWords(words);
  return (
    <>
      <Switch
        label={t('delivery')}
        description={t('deliveryHint')}
        {...form.getInputProps('isDelivering', { type: 'checkbox' })}
      />
      {form.values.isDelivering && <Files form={form} />}
    </>
  );
}

function Files({ form }: { form: ConnectionForm }) {
  const t = useWords(words);
  const { kind, delivery } = form.values;
  const field = (name: keyof typeof delivery) => form.getInputProps(`delivery.${name}`);
  return (
    <Fieldset legend={t('delivery')}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput label={t('via')} description={t('viaHint')} {...field('via')} />
          <TextInput label={t('controlPlane')} description={t('controlPlaneHint')} {...field('controlPlane')} />
        </Group>
        <TextInput label={t('configFile')} {...field('configFile')} />
        {kind === 'prometheus' && <TextInput label={t('rulesDirectory')} {...field('rulesDirectory')} />}
        <Group grow align="flex-end">
          <Select label={t('reload')} data={[...reloads]} allowDeselect={false} {...field('reload')} />
          {delivery.reload.startsWith('docker') && <TextInput label={t('container')} {...field('container')} />}
          {delivery.reload.startsWith('systemctl') && <TextInput label={t('unit')} {...field('unit')} />}
          {delivery.reload !== 'http' && (
            <Checkbox label={t('sudo')} pb={6} {...form.getInputProps('delivery.sudo', { type: 'checkbox' })} />
          )}
        </Group>
        <Group grow align="flex-start">
          <TextInput label={t('tokenFile')} {...field('tokenFile')} />
          <TextInput label={t('caFile')} {...field('caFile')} />
        </Group>
        {kind === 'prometheus' && <TextInput label={t('alertmanagers')} {...field('alertmanagers')} />}
      </Stack>
    </Fieldset>
  );
}
