import { answered, api, type Schemas } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';

export type Part = 'out' | 'in' | 'heal';

const touches = ['services', 'configs', 'decisions', 'attention'] as const;

function params(service: string, idempotencyKey: string) {
  return { path: { service }, header: { 'Idempotency-Key': idempotencyKey } };
}

/** An order of a person for more or fewer members. */
export function useScaling(service: string, onDone: (begun: Schemas['Scale.Begun']) => void) {
  return useChange<Schemas['Scale.Order'], Schemas['Scale.Begun']>({
    run: (body, once) =>
      answered(api.POST('/api/autoscaling/configs/{service}/scale', { params: params(service, once), body })),
    touches: [...touches, 'events', 'members', 'metrics'],
    onDone,
  });
}

interface Parts {
  suspend: Part[];
  resume: Part[];
  reason: string | undefined;
}

/** Switches off what a service does by itself, and on again. */
export function useParts(service: string, onDone: () => void) {
  return useChange<Parts>({
    run: async ({ suspend, resume, reason }, once) => {
      const why = reason === undefined ? {} : { reason };
      if (suspend.length > 0) {
        await answered(
          api.POST('/api/autoscaling/configs/{service}/suspend', {
            params: params(service, `${once}-s`),
            body: { parts: suspend, ...why },
          }),
        );
      }
      if (resume.length > 0) {
        await answered(
          api.POST('/api/autoscaling/configs/{service}/resume', {
            params: params(service, `${once}-r`),
            body: { parts: resume, ...why },
          }),
        );
      }
    },
    touches: [...touches],
    onDone,
  });
}

export function useMode(service: string, onDone: () => void) {
  return useChange<Schemas['ConfigSwitch.ModeSwitching']>({
    run: (body, once) =>
      answered(api.POST('/api/autoscaling/configs/{service}/mode', { params: params(service, once), body })),
    touches: [...touches],
    onDone,
  });
}

export function useEnabling(service: string, said: (config: Schemas['ConfigView']) => string, onDone: () => void) {
  return useChange<Schemas['ConfigSwitch.Enabling'], Schemas['ConfigView']>({
    run: (body, once) =>
      answered(api.POST('/api/autoscaling/configs/{service}/enable', { params: params(service, once), body })),
    touches: [...touches, 'workflows'],
    done: said,
    onDone,
  });
}

export function useDisabling(service: string, onDone: () => void) {
  return useChange<Schemas['ConfigSwitch.Switching']>({
    run: (body, once) =>
      answered(api.POST('/api/autoscaling/configs/{service}/disable', { params: params(service, once), body })),
    touches: [...touches, 'workflows'],
    onDone,
  });
}

interface Removal {
  etag: string;
  removeVms: boolean;
}

export function useRemoval(service: string, said: string, onDone: () => void) {
  return useChange<Removal>({
    run: ({ etag, removeVms }) =>
      answered(
        api.DELETE('/api/autoscaling/configs/{service}', {
          params: { path: { service }, header: { 'If-Match': etag }, query: { removeVms } },
        }),
      ),
    touches: [...touches, 'workflows'],
    done: () => said,
    onDone,
  });
}
