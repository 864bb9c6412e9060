import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import { SwitchField, TimeField } from './fields';
import { formWords } from './form-words';
import { useClusters, useDatacenters, useDatastores, useFolders, useIpPools, useNetworks } from './inventory';
import { More } from './more';
import { NewPool } from './new-pool';
import { PickField } from './pick-field';
import { useConfigForm } from './use-config-form';

/** Where new VMs are placed, which network they are in, and from where they get their addresses. */
export function StepNetwork() {
  const { values } = useConfigForm();
  const { vcenter, datacenter } = values.placement;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <PickField path="placement.datacenter" of={useDatacenters(vcenter)} required />
        <PickField path="placement.cluster" of={useClusters(vcenter, datacenter)} required />
        <PickField path="placement.datastore" of={useDatastores(vcenter, datacenter)} required />
        <PickField path="placement.folder" of={useFolders(vcenter, datacenter)} />
        <PickField path="placement.network" of={useNetworks(vcenter, datacenter)} required />
        <PoolChoice />
      </SimpleGrid>
      <More fields={['network.quarantine', 'network.icmpCheck']}>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <TimeField path="network.quarantine" />
          <SwitchField path="network.icmpCheck" />
        </SimpleGrid>
      </More>
    </Stack>
  );
}

function PoolChoice() {
  const t = useWords(formWords);
  const { values, set } = useConfigForm();
  const pools = useIpPools();
  const picks = pools.data?.map((pool) => ({ value: pool.name, note: pool.ranges.join(', ') }));
  const chosen = pools.data?.find((pool) => pool.name === values.network.ipPool);
  return (
    <div>
      <PickField
        path="network.ipPool"
        of={{ data: picks, isFetching: pools.isFetching, error: pools.error }}
        required
      />
      {chosen && (
        <Text size="xs" c="dimmed">
          {t('poolFacts', {
            prefix: chosen.prefix,
            gateway: chosen.gateway,
            dns: chosen.dns.join(', ') || '–',
            free: chosen.free,
            usable: chosen.usable,
          })}
        </Text>
      )}
      <NewPool onMade={(name) => set('network.ipPool', name)} />
    </div>
  );
}
