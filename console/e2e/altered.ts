import type { Page } from '@playwright/test';

/** An answer of the control plane as the browser gets it, instead of what the lab is really like just now. */
export interface Altered {
  path: string;
  status?: number;
  /** Makes it from the real one. */
  make: (real: Answer) => object;
}

/** A document of the API: what of it is needed is looked into by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- there are as many kinds as there are endpoints
export type Answer = any;

export async function alter(page: Page, altered: readonly Altered[]): Promise<void> {
  for (const { path, status, make } of altered) {
    await page.route(
      (url) => url.pathname === path,
      async (route) => {
        if (status !== undefined) return route.fulfill({ status, json: make({}) });
        const response = await route.fetch();
        return route.fulfill({ response, json: make(await response.json()) });
      },
    );
  }
}

/** As in an installation that is new. */
export function empty(path: string): Altered {
  const sums = { services: 0, enabled: 0, createdMembers: 0, busy: 0 };
  return { path, make: () => ({ items: [], total: 0, sums }) };
}

export function refused(path: string, status: number, code: string, detail: string, hint = ''): Altered {
  const system = 'Alertmanager lab-alertmanager';
  return {
    path,
    status,
    make: () => ({ type: 'about:blank', title: code, status, code, detail, hint, system, errors: [] }),
  };
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const notHealthy = {
  failure: 'probe-health: shop-as01 is not healthy on 10.20.0.101:8080/health: HTTP 503 (for 600 s)',
  hint: "see the service's own log on a VM made from the template, or correct the health path",
};

/** An event whose work was not taken further than the probe. */
function upToProbe(event: Answer, rest: object, after: (step: Answer) => object): object {
  const workflows = event.workflows.map((work: Answer) => {
    const probe = work.steps.findIndex((step: Answer) => step.key === 'probe-health');
    const steps = work.steps.map((step: Answer, index: number) =>
      index > probe ? { key: step.key, state: 'PENDING', attempts: 0, undoAttempts: 0, message: '' } : after(step),
    );
    return { ...work, ...rest, steps };
  });
  return { ...event, ...rest, workflows };
}

export function stuckEvent(event: Answer): object {
  return upToProbe(event, { state: 'STUCK', endedAt: undefined, ...notHealthy }, (step) =>
    step.key === 'probe-health'
      ? { ...step, state: 'STARTED', attempts: 42, message: notHealthy.failure.replace('probe-health: ', '') }
      : step,
  );
}

export function undoneEvent(event: Answer): object {
  const end = Date.parse(event.endedAt);
  return upToProbe(event, { state: 'UNDONE', ...notHealthy }, (step) => ({
    ...step,
    state: 'UNDONE',
    undoAttempts: 1,
    undoneAt: new Date(end + 1_000).toISOString(),
  }));
}

export function runningEvent(event: Answer): object {
  return upToProbe(event, { state: 'RUNNING', createdAt: ago(2), endedAt: undefined }, (step) => {
    const isNow = step.key === 'probe-health';
    return {
      ...step,
      state: isNow ? 'STARTED' : 'DONE',
      startedAt: ago(isNow ? 1 : 2),
      endedAt: isNow ? undefined : ago(1),
      ...(isNow && { attempts: 12, message: 'shop-as01 is not healthy on 10.20.0.101:8080/health: no answer' }),
    };
  });
}

/** Of a service that only observes: it is told, and nothing was done. */
export function observedEvent(event: Answer): object {
  const reason = 'would have scaled out by 1: cpu 90 % of 75 % since 2026-03-02T09:00:00Z';
  return { ...event, state: 'OBSERVED', reason, workflows: [] };
}

/** One of each kind, as the control plane says it. */
export function everyNeed(): object {
  const need = (kind: string, severity: string, words: string, more: object = {}) => ({
    kind,
    severity,
    service: 'shop',
    words,
    since: ago(12),
    ...more,
  });
  const items = [
    need('STUCK_WORKFLOW', 'CRITICAL', notHealthy.failure, { subject: '0198-stuck' }),
    need('LAUNCH_BREAKER_OPEN', 'CRITICAL', 'too many launches have failed: 3 in the last 15 minutes'),
    need(
      'SYSTEM_UNREADABLE',
      'CRITICAL',
      'the F5 pool could not be read: F5 lab-f5: GET ltm/pool/members: connection refused',
      { subject: 'lab-f5' },
    ),
    need('NOT_EVALUATED', 'CRITICAL', 'nothing decided for 5 min'),
    need('KILL_SWITCH_ON', 'WARNING', 'admin: 변경 4711, 스토리지 이전', { service: undefined }),
    need('AT_MAX_SIZE', 'WARNING', 'the group has its maximum size: 5 wanted, max is 4'),
    need('MAX_UNREACHABLE', 'WARNING', 'max 6, can reach 4, limited by addresses'),
    need('DRIFT', 'WARNING', 'different: somebody has changed the file shop.yml', { subject: 'rules' }),
    need('TEMPLATE_FAILED', 'WARNING', 'web-2026', { service: undefined, subject: 'x' }),
  ];
  return { items, total: items.length };
}

export function everyDrift(): object {
  const drift = (part: string, kind: string, detail: string) => ({
    service: 'shop',
    part,
    kind,
    detail,
    since: ago(95),
  });
  const items = [
    drift('rules', 'different', 'somebody has changed the file shop.yml'),
    drift('route', 'missing', 'route shop is not loaded'),
    drift('scrape-job', 'unknown', 'Prometheus lab-prometheus: GET /api/v1/targets: no answer within 10 s'),
    drift('jenkins-job', 'left-over', 'its engine is embedded, but job autoscale-shop is still there'),
  ];
  return { items, total: items.length, lookedAt: ago(4) };
}

/** Somebody has looked and found nothing. */
export function noDrift(): object {
  return { items: [], total: 0, lookedAt: ago(4) };
}

export function everySwitch(standing: Answer): object {
  const turned = { by: 'admin', at: ago(7), reason: '변경 4711: DS0 스토리지 이전' };
  const shop = { service: 'shop', position: 'STOP_NOW', ...turned };
  return { ...standing, position: 'NO_NEW_WORK', ...turned, services: [shop] };
}

export function everyMember(list: Answer): object {
  const states = ['IN_SERVICE', 'UNHEALTHY', 'DRAINING', 'PROVISIONING', 'OUT_OF_SERVICE'];
  const [first] = list.items;
  const created = states.map((state, index) => ({
    ...first,
    id: `member-${index}`,
    name: `shop-as0${index + 1}`,
    state,
    origin: 'created',
    protected: index === 0,
    createdAt: ago(30 * (index + 1)),
    address: `10.20.0.10${index}`,
    vmId: `vm-${index}`,
    vm: undefined,
    pool:
      state === 'PROVISIONING'
        ? undefined
        : {
            name: `shop-as0${index + 1}`,
            admin: state === 'DRAINING' ? 'disabled' : 'enabled',
            availability: state === 'UNHEALTHY' ? 'down' : 'up',
            connections: 17 * index,
          },
  }));
  return { ...list, items: [...list.items, ...created], total: list.items.length + created.length };
}

export function creating(template: Answer): object {
  const progress = {
    workflow: '0198-work',
    kind: 'clone-to-template',
    state: 'RUNNING',
    step: 'clone-source',
    stepNumber: 3,
    steps: 6,
    percent: 42,
    message: 'vCenter copies "shop-01"',
  };
  return { ...template, state: 'CREATING', progress };
}

export function failedTemplate(template: Answer): object {
  const { progress } = creating(template) as Answer;
  return {
    ...template,
    state: 'FAILED',
    progress: {
      ...progress,
      state: 'UNDONE',
      failure:
        'clone-source: vCenter lab-vcenter: clone VM shop-spare from template shop-01: the datastore LocalDS_0 cannot take it (NoDiskSpace)',
      hint: 'Free space on the datastore, or choose another for the service',
    },
  };
}

/** The first address of a pool answers somebody although it was given back. */
export function inConflict(list: Answer): object {
  const [first, ...others] = list.items;
  return { ...list, items: [{ ...first, state: 'conflict', owner: undefined }, ...others] };
}

export function unused(connection: Answer): object {
  return { ...connection, usedBy: [] };
}
