import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import type { Problem } from '@/common/api/problem';

export const steps = ['systems', 'engine', 'template', 'pool', 'config'] as const;
export type Step = (typeof steps)[number];

export type Connection = Schemas['Connection.ConnectionView'];
export type Template = Schemas['TemplateView'];
export type Engine = 'embedded' | 'jenkins';

/** What is there already. */
export interface There {
  connections: readonly Connection[];
  templates: readonly Template[];
  pools: readonly { name: string }[];
  configs: readonly { service: string }[];
}

const query = { size: 1_000 };

/** The steps follow from what is there, so that set-up goes on where it was left, on whatever machine. */
export function useThere() {
  return useQuery<There, Problem>({
    queryKey: key('connections', 'set-up'),
    queryFn: async ({ signal }) => {
      const [connections, templates, pools, configs] = await Promise.all([
        answered(api.GET('/api/connections', { params: { query }, signal })),
        answered(api.GET('/api/templates', { params: { query }, signal })),
        answered(api.GET('/api/ip-pools', { params: { query }, signal })),
        answered(api.GET('/api/autoscaling/configs', { params: { query }, signal })),
      ]);
      return { connections: connections.items, templates: templates.items, pools: pools.items, configs: configs.items };
    },
    // What is made here is followed until it is there.
    refetchInterval: 5_000,
  });
}

/** Systems that every service needs; Jenkins where it drives. */
export function needed(engine: Engine | null): readonly string[] {
  const always = ['vcenter', 'f5', 'prometheus', 'alertmanager'];
  return engine === 'jenkins' ? [...always, 'jenkins'] : always;
}

export function isReady(template: Template): boolean {
  return template.state === 'READY' || template.state === 'IN_USE';
}

export function isDone(step: Step, there: There, engine: Engine | null): boolean {
  switch (step) {
    case 'systems':
      return needed(engine).every((kind) => there.connections.some((one) => one.kind === kind));
    case 'engine':
      return engine !== null;
    case 'template':
      return there.templates.some(isReady);
    case 'pool':
      return there.pools.length > 0;
    case 'config':
      return there.configs.length > 0;
  }
}

/** With which engine new configs begin; null until somebody has chosen. */
export function useEngine() {
  return useLocalStorage<Engine | null>({
    key: 'vm-autoscaling.engine',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
}
