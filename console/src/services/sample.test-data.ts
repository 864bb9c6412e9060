import type { Config, ServiceRow } from './reads';

export const configs = '/api/autoscaling/configs/shop';
export const now = new Date().toISOString();

export const row: ServiceRow = {
  service: 'shop',
  displayName: 'Web shop',
  enabled: true,
  mode: 'act',
  engine: 'embedded',
  suspended: ['heal'],
  killSwitch: 'off',
  state: 'HOLDING',
  concern: 'CALM',
  words: 'holding: the group rests after its last event: until 14:32',
  size: { created: 1, byState: {}, base: 2, min: 2, max: 6 },
  load: { cpu: { value: 0.78, at: now, stale: false, out: 0.75 } },
  firing: [],
  needs: [],
};

export const scaling = {
  min: 2,
  max: 6,
  outStep: 1,
  inStep: 1,
  outCooldown: '3m',
  inCooldown: '10m',
  stabilization: '15m',
  warmUp: '3m',
};

export const config = {
  service: 'shop',
  displayName: 'Web shop',
  enabled: true,
  mode: 'act',
  engine: 'embedded',
  suspended: ['heal'],
  min: 2,
  max: 6,
  revision: 7,
  createdAt: now,
  updatedAt: now,
  warnings: [],
  config: {
    service: 'shop',
    enabled: true,
    mode: 'act',
    template: 'shop-template',
    scaling,
    loadBalancer: { drainDeadline: '10m' },
    network: { ipPool: 'web', quarantine: '60m', icmpCheck: true },
  },
} as unknown as Config;
