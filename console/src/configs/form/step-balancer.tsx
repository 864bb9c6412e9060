import { SimpleGrid, Stack } from '@mantine/core';
import { BaseMembers } from './base-members';
import { ConnectionField } from './connection-field';
import { CountField, TextField, TimeField } from './fields';
import { usePools } from './inventory';
import { More } from './more';
import { PickField } from './pick-field';
import { useConfigForm } from './use-config-form';

/** Which pool gives the service its traffic. */
export function StepBalancer() {
  const { values, set } = useConfigForm();
  const { f5, partition } = values.loadBalancer;
  const pools = usePools(f5);
  const inPartition = pools.data?.filter((pool) => pool.partition === partition);
  const choosePool = (name: string) => {
    const found = inPartition?.find((pool) => pool.name === name) ?? pools.data?.find((pool) => pool.name === name);
    if (found) set('loadBalancer.partition', found.partition);
  };
  const picks = pools.data?.map((pool) => ({
    value: pool.name,
    note: [
      `/${pool.partition}`,
      `${pool.members.length} × ${pool.members[0]?.port ?? '–'}`,
      pool.virtualServers[0]?.name,
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <ConnectionField path="loadBalancer.f5" kind="f5" />
        <PickField
          path="loadBalancer.pool"
          of={{ data: picks, isFetching: pools.isFetching, error: pools.error }}
          required
          onPick={choosePool}
        />
      </SimpleGrid>
      <BaseMembers />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <TextField path="loadBalancer.vipAddress" required placeholder="10.20.0.10" />
        <CountField path="loadBalancer.vipPort" required />
        <TextField path="loadBalancer.healthPath" required placeholder="/health" />
        <CountField path="loadBalancer.memberPort" required />
      </SimpleGrid>
      <More fields={['loadBalancer.partition', 'loadBalancer.healthPasses', 'loadBalancer.drainDeadline']}>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <TextField path="loadBalancer.partition" required />
          <CountField path="loadBalancer.healthPasses" />
          <TimeField path="loadBalancer.drainDeadline" />
        </SimpleGrid>
      </More>
    </Stack>
  );
}
