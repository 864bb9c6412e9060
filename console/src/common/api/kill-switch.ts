import { answered, api, type Schemas } from './client';
import { key } from './queries';
import { useLiveQuery } from './stream';

export type KillSwitch = Schemas['KillSwitch.Standing'];

/** The kill switch, global and of each service. */
export function useKillSwitch() {
  return useLiveQuery<KillSwitch>({
    queryKey: key('kill-switch'),
    queryFn: ({ signal }) => answered(api.GET('/api/system/kill-switch', { signal })),
  });
}
