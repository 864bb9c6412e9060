import { answered, api, type Schemas, versioned, type Versioned } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import type { ReadList } from '@/common/list/read-all';

export type Pool = Schemas['IpPoolView'];
export type Address = Schemas['AddressView'];

export const readPools: ReadList<Pool> = (query, signal) =>
  answered(api.GET('/api/ip-pools', { params: { query }, ...(signal && { signal }) }));

export function readAddresses(name: string): ReadList<Address> {
  return (query, signal) =>
    answered(
      api.GET('/api/ip-pools/{name}/addresses', {
        params: { path: { name }, query },
        ...(signal && { signal }),
      }),
    );
}

export function usePool(name: string) {
  return useLiveQuery<Versioned<Pool>>({
    queryKey: key('ip-pools', 'one', name),
    queryFn: ({ signal }) => versioned(api.GET('/api/ip-pools/{name}', { params: { path: { name } }, signal })),
  });
}

/** An address with what became of it. */
export function useAddress(pool: string, address: string) {
  return useLiveQuery<Address>({
    queryKey: key('ip-pools', 'address', pool, address),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/ip-pools/{name}/addresses/{address}', {
          params: { path: { name: pool, address }, query: { size: 200 } },
          signal,
        }),
      ),
  });
}
