import { answers } from '@/test/server';

/** What the control plane answers about the shop, for tests. */
export const shopDocument = {
  service: 'shop',
  displayName: 'Web shop',
  enabled: false,
  mode: 'observe',
  engine: 'embedded',
  template: 'web',
  cloneMode: 'full',
  vmName: '{service}-as{nn}',
  labels: { tags: [], attributes: [] },
  placement: {
    vcenter: 'vc',
    datacenter: 'DC0',
    cluster: 'C0',
    folder: 'VM-Autoscaling/shop',
    datastore: 'DS0',
    network: 'VM Network',
  },
  monitoring: {
    prometheus: 'prom',
    job: 'shop',
    metricsPort: 9100,
    cpu: { out: 75, in: 30 },
    memory: { out: 85 },
    profile: 'standard',
    responseTimes: 'http_request_duration_seconds',
    outFor: '60s',
    inFor: '10m',
    staleAfter: '60s',
    rules: { labels: [], responseTimes: 'histogram', requests: 'http_requests_total' },
  },
  scaling: {
    min: 2,
    max: 4,
    outStep: 1,
    inStep: 1,
    outCooldown: '3m',
    inCooldown: '10m',
    stabilization: '15m',
    warmUp: '3m',
  },
  loadBalancer: {
    f5: 'f5',
    partition: 'Common',
    pool: 'shop-pool',
    vipAddress: '10.20.0.10',
    vipPort: 443,
    memberPort: 8080,
    healthPath: '/health',
    healthPasses: 3,
    drainDeadline: '10m',
  },
  network: { ipPool: 'shop', quarantine: '60m', icmpCheck: true },
  boot: { limit: '10m' },
  protection: { created: false },
};

export const shop = {
  service: 'shop',
  displayName: 'Web shop',
  enabled: false,
  mode: 'observe',
  engine: 'embedded',
  suspended: [],
  min: 2,
  max: 4,
  revision: 3,
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-23T08:00:00Z',
  config: shopDocument,
  warnings: [],
};

export const report = {
  service: 'shop',
  at: '2026-11-23T08:00:00Z',
  verdict: 'pass',
  items: [{ key: 'template', title: '', verdict: 'pass', found: 'template web is ready', hint: '', evidence: [] }],
  effectiveMax: { max: 4, reachable: 4, words: '', rooms: [] },
};

export const failing = {
  ...report,
  verdict: 'fail',
  items: [
    { key: 'template', title: '', verdict: 'fail', found: 'there is no template web', hint: 'make it', evidence: [] },
  ],
};

export const plans = {
  items: [
    {
      part: 'rules',
      system: 'prom',
      path: '/etc/prometheus/autoscaler/shop.yml',
      diff: '@@ -0,0 +1 @@\n+groups: []',
      after: 'groups: []',
    },
  ],
  total: 1,
};

export const list = (...items: object[]) => ({ items, total: items.length });

const proposals = [
  { field: 'loadBalancer.memberPort', value: '8080', from: '2 of 2 base members' },
  { field: 'loadBalancer.vipAddress', value: '10.20.0.10', from: 'virtual server shop-vs' },
  { field: 'loadBalancer.vipPort', value: '443', from: 'virtual server shop-vs' },
  { field: 'loadBalancer.healthPath', value: '/health', from: 'monitor shop-http' },
  { field: 'scaling.min', value: '2', from: 'the base members' },
  { field: 'scaling.max', value: '4', from: 'the base members and two more' },
  { field: 'monitoring.job', value: 'shop', from: '2 of 2 targets that are up at base members' },
  { field: 'monitoring.metricsPort', value: '9101', from: '2 of 2 targets of that job' },
  { field: 'placement.datacenter', value: 'DC0', from: '2 of 2 base VMs' },
  { field: 'placement.cluster', value: 'C0', from: '2 of 2 base VMs' },
  { field: 'placement.datastore', value: 'DS0', from: '2 of 2 base VMs' },
  { field: 'placement.network', value: 'VM Network', from: '2 of 2 base VMs' },
  { field: 'network.ipPool', value: 'shop', from: '2 of 2 base members that are in a pool’s network' },
];

const member = (name: string, address: string) => ({
  name,
  address,
  port: 8080,
  takesTraffic: true,
  vm: { id: `vm-${name}`, name, poweredOn: true },
});

/** Everything that the form asks for: one connection of each kind, and a pool with two base members. */
export function withSystems(): void {
  answers('get', '/api/session', { loggedIn: true, user: 'admin' });
  answers(
    'get',
    '/api/connections',
    list(
      { name: 'vc', kind: 'vcenter' },
      { name: 'f5', kind: 'f5' },
      { name: 'prom', kind: 'prometheus' },
      { name: 'ci', kind: 'jenkins' },
    ),
  );
  answers('get', '/api/templates', list({ name: 'web', state: 'READY', description: '', source: { name: 'shop-01' } }));
  answers(
    'get',
    '/api/inventory/pools',
    list({ partition: 'Common', name: 'shop-pool', monitor: '', members: [], virtualServers: [] }),
  );
  answers('get', '/api/autoscaling/config-defaults', {
    members: [member('shop-01', '10.20.0.11'), member('shop-02', '10.20.0.12')],
    fields: proposals,
  });
  answers('get', '/api/inventory/clusters', list({ name: 'C0', datacenter: 'DC0', hosts: ['h1'], drs: true }));
  answers(
    'get',
    '/api/inventory/datastores',
    list({ name: 'DS0', datacenter: 'DC0', type: 'VMFS', capacityBytes: 2e12, freeBytes: 1e12 }),
  );
  answers(
    'get',
    '/api/inventory/networks',
    list({ name: 'VM Network', datacenter: 'DC0', kind: 'network', vlan: '120' }),
  );
  answers('get', '/api/inventory/folders', list());
  answers('get', '/api/inventory/prometheus-jobs', list({ name: 'shop', up: 2, targets: 2 }));
  answers(
    'get',
    '/api/ip-pools',
    list({
      name: 'shop',
      ranges: ['10.20.0.100-10.20.0.119'],
      prefix: 24,
      gateway: '10.20.0.1',
      dns: [],
      free: 20,
      usable: 20,
    }),
  );
  answers('post', '/api/autoscaling/config-drafts/check', { errors: [], warnings: [] });
  answers('post', '/api/autoscaling/config-drafts/preflight', report);
  answers('post', '/api/autoscaling/config-drafts/preview', plans);
}
