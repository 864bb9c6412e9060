import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas, versioned, type Versioned } from '@/common/api/client';
import { type Problem, problemOf } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { readAll } from '@/common/list/read-all';
import { between, pace, type Range } from './range';

export type ServiceRow = Schemas['ServiceView'];
export type Config = Schemas['ConfigView'];
export type Document = Schemas['GroupDocument'];
export type Metrics = Schemas['Metrics.MetricsView'];
export type Decision = Schemas['Decision.DecisionView'];
export type Explained = Schemas['Decision.ExplainedView'];

const path = (service: string) => ({ path: { service } });

export function useService(service: string) {
  return useLiveQuery<ServiceRow>({
    queryKey: key('services', 'one', service),
    meta: { service },
    queryFn: ({ signal }) => answered(api.GET('/api/services/{service}', { params: path(service), signal })),
  });
}

export function useConfig(service: string) {
  return useLiveQuery<Versioned<Config>>({
    queryKey: key('configs', 'one', service),
    meta: { service },
    queryFn: ({ signal }) =>
      versioned(api.GET('/api/autoscaling/configs/{service}', { params: path(service), signal })),
  });
}

/** As many as there are pixels to tell them apart. */
const points = '360';

export function useMetrics(service: string, range: Range) {
  return useQuery<Metrics, Problem>({
    queryKey: key('metrics', service, range),
    meta: { service },
    queryFn: ({ signal }) => {
      const { from, to } = between(range);
      const query = { service, points, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      return answered(api.GET('/api/monitoring/metrics', { params: { query }, signal }));
    },
    refetchInterval: pace(range),
    placeholderData: keepPreviousData,
  });
}

function explanation(service: string, at: number | undefined, signal: AbortSignal): Promise<Explained> {
  const query = at === undefined ? {} : { at: new Date(at).toISOString() };
  return answered(
    api.GET('/api/autoscaling/configs/{service}/decisions/at', { params: { ...path(service), query }, signal }),
  );
}

/** What was decided in a span, oldest first; the first may have begun before it. */
export function useDecisions(service: string, range: Range) {
  return useQuery<Decision[], Problem>({
    queryKey: key('decisions', service, range),
    meta: { service },
    queryFn: async ({ signal }) => {
      const { from, to } = between(range);
      const earlier = explanation(service, from, signal).catch((thrown: unknown) => {
        // Nothing had been decided by then.
        if (problemOf(thrown).status === 404) return undefined;
        throw thrown;
      });
      const later = readAll(
        (query) =>
          answered(
            api.GET('/api/autoscaling/configs/{service}/decisions', { params: { ...path(service), query }, signal }),
          ),
        { sort: 'at', from: new Date(from).toISOString(), to: new Date(to).toISOString() },
      );
      // Both at once: when the first fails, the other's failure is not left without anybody who takes it.
      const [first, begun] = await Promise.all([earlier, later]);
      const standing = first && begun.every((one) => one.id !== first.decision.id);
      return standing ? [first.decision, ...begun] : begun;
    },
    refetchInterval: pace(range),
    placeholderData: keepPreviousData,
  });
}

/** What stood at a moment and why; undefined: now. */
export function useExplanation(service: string, at: number | undefined) {
  return useLiveQuery<Explained>({
    queryKey: key('decisions', 'at', service, at),
    meta: { service },
    queryFn: ({ signal }) => explanation(service, at, signal),
    placeholderData: keepPreviousData,
  });
}
