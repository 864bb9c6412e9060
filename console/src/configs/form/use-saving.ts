import { answered, api, type Schemas, versioned } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { useChange } from '@/common/api/use-change';
import type { Tree } from './tree';
import type { GroupDocument } from './values';

export type ConfigView = Schemas['ConfigView'];

/** A config as it was read: without what has steps of its own, and with its version. */
export interface Base {
  document: Tree;
  etag: string;
}

export interface Made {
  config: ConfigView;
  /** `coming`: what it needs elsewhere is published first. */
  enabled: 'not-asked' | 'done' | 'coming' | 'refused';
}

interface Order {
  document: Tree;
  /** It is to be enabled at once, in observe mode. */
  observe: boolean;
}

/** Makes a config, a copy of another one where there is a source. That it could not be enabled does not unmake it. */
export function useMaking(source: string | undefined, onMade: (made: Made) => void) {
  return useChange<Order, Made>({
    run: async ({ document, observe }, idempotencyKey) => {
      const config = await made(source, document as GroupDocument, idempotencyKey);
      if (!observe) return { config, enabled: 'not-asked' };
      try {
        const after = await enable(config.service, `${idempotencyKey}-enable`);
        return { config: after, enabled: after.enabled ? 'done' : 'coming' };
      } catch {
        // The list shows the checks again, with what stands against it.
        return { config, enabled: 'refused' };
      }
    },
    touches: ['configs', 'services'],
    onDone: onMade,
  });
}

function made(source: string | undefined, body: GroupDocument, key: string): Promise<ConfigView> {
  const header = { 'Idempotency-Key': key };
  return source === undefined
    ? answered(api.POST('/api/autoscaling/configs', { params: { header }, body }))
    : answered(
        api.POST('/api/autoscaling/configs/{service}/clone', { params: { header, path: { service: source } }, body }),
      );
}

function enable(service: string, key: string): Promise<ConfigView> {
  return answered(
    api.POST('/api/autoscaling/configs/{service}/enable', {
      params: { path: { service }, header: { 'Idempotency-Key': key } },
      body: { override: false },
    }),
  );
}

interface Edit {
  change: Tree;
  etag: string;
  confirm: boolean;
}

/** Changes what differs of a config, if nobody else has changed it meanwhile. */
export function useEditing(service: string, onDone: (config: ConfigView) => void) {
  return useChange<Edit, ConfigView>({
    run: ({ change, etag, confirm }) =>
      answered(
        api.PUT('/api/autoscaling/configs/{service}', {
          params: { path: { service }, header: { 'If-Match': etag }, query: { confirm } },
          body: change as Schemas['GroupDocument.Partial'],
        }),
      ),
    touches: ['configs', 'services'],
    onDone,
  });
}

export async function readConfig(service: string, signal?: AbortSignal) {
  return versioned(
    api.GET('/api/autoscaling/configs/{service}', { params: { path: { service } }, ...(signal && { signal }) }),
  );
}

export type { Problem };
