import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import type { ConfigForm } from './use-config-form';
import { useConnections, usePools } from './inventory';
import { at, same, withValue } from './tree';
import type { Values } from './values';

/** What the fields should be, from the servers in the chosen pool; asked as soon as all four systems and the pool are chosen. */
export function useProposals(values: Values) {
  const { f5, partition, pool } = values.loadBalancer;
  const { vcenter } = values.placement;
  // Which Prometheus is chosen later: until then the first is asked.
  const first = useConnections().data?.find((one) => one.kind === 'prometheus')?.name ?? '';
  const prometheus = values.monitoring.prometheus || first;
  // A name that is still being typed is none.
  const isPool = usePools(f5).data?.some((one) => one.name === pool && one.partition === partition) ?? false;
  return useQuery<Schemas['Defaults.DefaultsView'], Problem>({
    queryKey: key('inventory', 'defaults', f5, partition, pool, vcenter, prometheus),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/autoscaling/config-defaults', {
          params: { query: { f5, partition, pool, vcenter, prometheus } },
          signal,
        }),
      ),
    enabled: isPool && vcenter !== '' && prometheus !== '',
    staleTime: 30_000,
    retry: false,
  });
}

/** The paths of connections, and of which kind each is. */
const connections = [
  ['placement.vcenter', 'vcenter'],
  ['loadBalancer.f5', 'f5'],
  ['monitoring.prometheus', 'prometheus'],
  ['jenkins.connection', 'jenkins'],
] as const;

/** Whether somebody has typed something: connections that were the only ones of their kind chose themselves. */
export function isTyped(values: Values, initial: Values): boolean {
  const untouched = connections.reduce((now, [path]) => withValue(now, path, at(initial, path)), values);
  return !same(untouched, initial);
}

/** Of a kind that has only one connection, that is chosen. */
export function useOnlyConnections(form: ConfigForm): void {
  const known = useConnections().data;
  const { set, values } = form;
  useEffect(() => {
    for (const [path, kind] of connections) {
      const found = known?.filter((one) => one.kind === kind) ?? [];
      if (found.length === 1 && found[0] && at(values, path) === '') set(path, found[0].name);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when they are known
  }, [known]);
}

/** Puts what is proposed to the fields, whenever it was asked anew. */
export function useProposing(form: ConfigForm): void {
  const { data } = useProposals(form.values);
  const { propose } = form;
  useEffect(() => {
    if (data) propose(data.fields);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [data]);
}
