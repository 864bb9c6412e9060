import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { bytesText } from '@/common/format';
import { say } from '@/common/words/catalogue';
import { formWords } from './form-words';
import type { Pick } from './pick-field';

/** The most that a list gives at once. */
const all = { size: 1_000 };

interface Answer<T> {
  items: T[];
}

function useInventory<T, R>(
  what: readonly unknown[],
  read: (signal: AbortSignal) => Promise<Answer<T>>,
  select: (answer: Answer<T>) => R,
  enabled: boolean,
): UseQueryResult<R, Problem> {
  return useQuery<Answer<T>, Problem, R>({
    queryKey: key('inventory', ...what),
    queryFn: ({ signal }) => read(signal),
    select,
    enabled,
    staleTime: 30_000,
    retry: false,
  });
}

function picks<T>(pick: (item: T) => Pick): (answer: Answer<T>) => Pick[] {
  // One name may lie in several places.
  return (answer) => [...new Map(answer.items.map(pick).map((one) => [one.value, one])).values()];
}

export type F5Pool = Schemas['InventoryViews.PoolView'];

export const usePools = (f5: string) =>
  useInventory<F5Pool, F5Pool[]>(
    ['pools', f5],
    (signal) => answered(api.GET('/api/inventory/pools', { params: { query: { f5, ...all } }, signal })),
    (answer) => answer.items,
    f5 !== '',
  );

export const useClusters = (vcenter: string, datacenter: string) =>
  useInventory(
    ['clusters', vcenter],
    (signal) => answered(api.GET('/api/inventory/clusters', { params: { query: { vcenter, ...all } }, signal })),
    (answer) =>
      picks<Schemas['InventoryViews.ClusterView']>((one) => ({
        value: one.name,
        note: say(formWords)('hosts', { count: one.hosts.length }) + (one.drs ? ' · DRS' : ''),
      }))({ items: answer.items.filter((one) => datacenter === '' || one.datacenter === datacenter) }),
    vcenter !== '',
  );

/** Data centers are known by the clusters in them. */
export const useDatacenters = (vcenter: string) =>
  useInventory(
    ['clusters', vcenter],
    (signal) => answered(api.GET('/api/inventory/clusters', { params: { query: { vcenter, ...all } }, signal })),
    picks<Schemas['InventoryViews.ClusterView']>((one) => ({ value: one.datacenter })),
    vcenter !== '',
  );

export const useDatastores = (vcenter: string, datacenter: string) =>
  useInventory(
    ['datastores', vcenter, datacenter],
    (signal) =>
      answered(api.GET('/api/inventory/datastores', { params: { query: { vcenter, datacenter, ...all } }, signal })),
    picks<Schemas['InventoryViews.DatastoreView']>((one) => ({
      value: one.name,
      note: say(formWords)('freeOf', { free: bytesText(one.freeBytes), all: bytesText(one.capacityBytes) }),
    })),
    vcenter !== '' && datacenter !== '',
  );

export const useNetworks = (vcenter: string, datacenter: string) =>
  useInventory(
    ['networks', vcenter, datacenter],
    (signal) =>
      answered(api.GET('/api/inventory/networks', { params: { query: { vcenter, datacenter, ...all } }, signal })),
    picks<Schemas['InventoryViews.NetworkView']>((one) => ({
      value: one.name,
      note: [one.vlan && `VLAN ${one.vlan}`, one.distributedSwitch].filter(Boolean).join(' · '),
    })),
    vcenter !== '' && datacenter !== '',
  );

export const useFolders = (vcenter: string, datacenter: string) =>
  useInventory(
    ['folders', vcenter, datacenter],
    (signal) =>
      answered(api.GET('/api/inventory/folders', { params: { query: { vcenter, datacenter, ...all } }, signal })),
    picks<Schemas['InventoryViews.FolderView']>((one) => ({ value: one.path })),
    vcenter !== '' && datacenter !== '',
  );

export const useJobs = (prometheus: string) =>
  useInventory(
    ['prometheus-jobs', prometheus],
    (signal) =>
      answered(api.GET('/api/inventory/prometheus-jobs', { params: { query: { prometheus, ...all } }, signal })),
    picks<Schemas['InventoryViews.JobView']>((one) => ({
      value: one.name,
      note: say(formWords)('upOf', { up: one.up, all: one.targets }),
    })),
    prometheus !== '',
  );

/** Templates that can be cloned, of one vCenter. */
export const useTemplates = (vcenter: string) =>
  useQuery<Answer<Schemas['TemplateView']>, Problem, Pick[]>({
    queryKey: key('templates', 'of', vcenter),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/templates', { params: { query: { ...(vcenter && { vcenter }), ...all } }, signal })),
    select: (answer) =>
      answer.items
        .filter((one) => ['READY', 'IN_USE'].includes(one.state))
        .map((one) => ({ value: one.name, note: [one.description, one.source.name].filter(Boolean).join(' · ') })),
    retry: false,
  });

export type Connection = Schemas['Connection.ConnectionView'];

export function useConnections() {
  return useQuery<Answer<Connection>, Problem, Connection[]>({
    queryKey: key('connections', 'all'),
    queryFn: ({ signal }) => answered(api.GET('/api/connections', { params: { query: all }, signal })),
    select: (answer) => answer.items,
    retry: false,
  });
}

export type IpPool = Schemas['IpPoolView'];

export function useIpPools() {
  return useQuery<Answer<IpPool>, Problem, IpPool[]>({
    queryKey: key('ip-pools', 'all'),
    queryFn: ({ signal }) => answered(api.GET('/api/ip-pools', { params: { query: all }, signal })),
    select: (answer) => answer.items,
    retry: false,
  });
}
