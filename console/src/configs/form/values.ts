import type { Schemas } from '@/common/api/client';
import type { Tree } from './tree';

export type GroupDocument = Schemas['GroupDocument'];

type Count = number | '';

/** Thresholds of a metric: `on` whether it is watched, `hasIn` whether it may ask for fewer. What is switched off keeps its values. */
export interface Band<T> {
  on: boolean;
  out: T;
  hasIn: boolean;
  in: T;
}

export interface Named {
  name: string;
  value: string;
}

/** What the form holds: the document's fields at the document's paths, nothing missing, so that the server's messages find them. */
export interface Values {
  service: string;
  displayName: string;
  engine: string;
  jenkins: {
    connection: string;
    folder: string;
    agentLabel: string;
    fromScm: boolean;
    scm: { url: string; branch: string; path: string; credentials: string };
    fallBack: boolean;
    triggerAfter: string;
    claimWithin: string;
    lease: string;
  };
  template: string;
  cloneMode: string;
  vmName: string;
  labels: { tags: { category: string; name: string }[]; attributes: Named[] };
  placement: {
    vcenter: string;
    datacenter: string;
    cluster: string;
    folder: string;
    datastore: string;
    network: string;
  };
  monitoring: {
    prometheus: string;
    job: string;
    metricsPort: Count;
    cpu: Band<Count>;
    memory: Band<Count>;
    responseTime: Band<string>;
    requests: Band<Count>;
    promql: Band<Count> & { query: string };
    profile: string;
    scrapeInterval: string;
    responseTimes: string;
    outFor: string;
    inFor: string;
    staleAfter: string;
    rules: {
      labels: Named[];
      applicationJob: string;
      responseTimes: string;
      requests: string;
      promqlInterval: string;
      template: string;
    };
  };
  scaling: {
    min: Count;
    max: Count;
    outStep: Count;
    inStep: Count;
    outCooldown: string;
    inCooldown: string;
    stabilization: string;
    warmUp: string;
  };
  loadBalancer: {
    f5: string;
    partition: string;
    pool: string;
    vipAddress: string;
    vipPort: Count;
    memberPort: Count;
    healthPath: string;
    healthPasses: Count;
    drainDeadline: string;
  };
  network: { ipPool: string; quarantine: string; icmpCheck: boolean };
  boot: { limit: string };
  protection: { created: boolean };
}

/** The defaults of a config; what must be chosen is empty. */
export const fresh: Values = {
  service: '',
  displayName: '',
  engine: 'embedded',
  jenkins: {
    connection: '',
    folder: 'VM-Autoscaling',
    agentLabel: '',
    fromScm: false,
    scm: { url: '', branch: 'main', path: 'jenkins/Jenkinsfile.autoscale', credentials: '' },
    fallBack: false,
    triggerAfter: '60s',
    claimWithin: '2m',
    lease: '2m',
  },
  template: '',
  cloneMode: 'full',
  vmName: '{service}-as{nn}',
  labels: { tags: [], attributes: [] },
  placement: { vcenter: '', datacenter: '', cluster: '', folder: '', datastore: '', network: '' },
  monitoring: {
    prometheus: '',
    job: '',
    metricsPort: 9100,
    cpu: { on: true, out: 75, hasIn: true, in: 30 },
    memory: { on: true, out: 85, hasIn: false, in: 40 },
    responseTime: { on: false, out: '500ms', hasIn: false, in: '100ms' },
    requests: { on: false, out: 100, hasIn: false, in: 40 },
    promql: { on: false, query: '', out: '', hasIn: false, in: '' },
    profile: 'standard',
    scrapeInterval: '',
    responseTimes: 'http_request_duration_seconds',
    outFor: '60s',
    inFor: '10m',
    staleAfter: '60s',
    rules: {
      labels: [],
      applicationJob: '',
      responseTimes: 'histogram',
      requests: 'http_requests_total',
      promqlInterval: '',
      template: '',
    },
  },
  scaling: {
    min: '',
    max: '',
    outStep: 1,
    inStep: 1,
    outCooldown: '3m',
    inCooldown: '10m',
    stabilization: '15m',
    warmUp: '3m',
  },
  loadBalancer: {
    f5: '',
    partition: 'Common',
    pool: '',
    vipAddress: '',
    vipPort: '',
    memberPort: '',
    healthPath: '',
    healthPasses: 3,
    drainDeadline: '10m',
  },
  network: { ipPool: '', quarantine: '60m', icmpCheck: true },
  boot: { limit: '10m' },
  protection: { created: false },
};

const bands = ['cpu', 'memory', 'responseTime', 'requests', 'promql'] as const;

/** Without empty texts: an absent field has its default, or is told as missing. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== '' && one !== undefined)
      .map(([name, one]) => [name, filled(one)]),
  );
}

function bandDocument({ on, hasIn, in: low, ...rest }: Band<unknown>): Tree | undefined {
  return on ? { ...rest, ...(hasIn && { in: low }) } : undefined;
}

/** The config that the form describes, as the API takes it; what is switched off is left out. Whether it is enabled is no part of it. */
export function documentOf(values: Values): Tree {
  const { jenkins, monitoring, ...rest } = values;
  const { fromScm, scm, ...job } = jenkins;
  const watched = Object.fromEntries(
    bands.map((metric) => [metric, bandDocument(monitoring[metric] as Band<unknown>)]),
  );
  return filled({
    ...rest,
    jenkins: values.engine === 'jenkins' ? { ...job, ...(fromScm && { scm }) } : undefined,
    monitoring: { ...monitoring, ...watched },
  }) as Tree;
}

/** Lays what a document says over values, field by field. */
function over<T>(values: T, given: unknown): T {
  if (given === undefined || given === null) return values;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return given as T;
  const fields = given as Tree;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, over(value, fields[name])])) as T;
}

/** The form of a config that exists. Null and absent mean the same to it. */
export function valuesOf(document: GroupDocument | Tree): Values {
  const given = document as Tree & { monitoring?: Tree; jenkins?: Tree };
  const values = over(fresh, given);
  const optional = ['displayName'] as const;
  optional.forEach((name) => (values[name] = (given[name] as string | undefined) ?? ''));
  values.jenkins.fromScm = Boolean(given.jenkins?.scm);
  for (const metric of bands) {
    const band = given.monitoring?.[metric] as Tree | undefined | null;
    const known = values.monitoring[metric];
    known.on = Boolean(band);
    known.hasIn = band?.in !== undefined && band.in !== null;
  }
  return values;
}
