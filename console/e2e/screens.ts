import type { Page } from '@playwright/test';
import {
  alter,
  type Altered,
  creating,
  empty,
  everyDrift,
  everyMember,
  everyNeed,
  everySwitch,
  failedTemplate,
  inConflict,
  noDrift,
  observedEvent,
  refused,
  runningEvent,
  stuckEvent,
  undoneEvent,
  unused,
} from './altered';
import type { Furniture } from './furniture';

export interface Screen {
  name: string;
  path: (furniture: Furniture) => string;
  /** What is opened on it, in both languages: buttons and menu items, one after the other. */
  press?: readonly RegExp[];
  /** What is typed into the field with that name, before something is pressed. */
  type?: readonly [RegExp, string];
  altered?: (furniture: Furniture) => readonly Altered[];
  /** Of somebody who is not logged in. */
  isOutside?: true;
}

const event = (make: Altered['make']) => (furniture: Furniture) => [
  { path: `/api/autoscaling/events/${furniture.event}`, make },
];
const template = (make: Altered['make']) => (furniture: Furniture) => [
  { path: `/api/templates/${furniture.template}`, make },
];
const always = (...altered: Altered[]) => {
  return () => altered;
};

const dashboard: Screen[] = [
  { name: 'dashboard', path: () => '/' },
  {
    name: 'dashboard-trouble',
    path: () => '/',
    altered: always(
      { path: '/api/attention', make: everyNeed },
      { path: '/api/system/kill-switch', make: everySwitch },
      refused('/api/autoscaling/events/stream', 502, 'outside-system-failed', 'a proxy is in the way'),
    ),
  },
  {
    name: 'dashboard-first-run',
    path: () => '/',
    altered: always(empty('/api/services'), empty('/api/attention')),
  },
  {
    name: 'search',
    path: () => '/',
    press: [/^(Service, VM, event, address|서비스, VM, 이벤트, IP 주소)$/],
    type: [/^(Search|검색)$/, 'shop'],
  },
];

const more = /^(More actions|추가 작업)$/;

const services: Screen[] = [
  { name: 'service', path: () => '/services/shop?range=30m' },
  { name: 'service-why', path: ({ begun }) => `/services/shop?range=30m&at=${begun}` },
  { name: 'service-observing', path: () => '/services/billing-0001' },
  { name: 'service-members', path: () => '/services/shop?tab=members' },
  {
    name: 'service-members-all',
    path: () => '/services/shop?tab=members',
    altered: always({ path: '/api/autoscaling/configs/shop/members', make: everyMember }),
  },
  {
    name: 'service-member-remove',
    path: () => '/services/shop?tab=members',
    altered: always({ path: '/api/autoscaling/configs/shop/members', make: everyMember }),
    press: [/^(Actions for shop-as02|shop-as02 작업)$/, /^(Drain and remove|드레인 후 제거)$/],
  },
  { name: 'service-config', path: () => '/services/shop?tab=config' },
  { name: 'service-revisions', path: () => '/services/billing-0001?tab=revisions&revision=2' },
  {
    name: 'service-rollback',
    path: () => '/services/billing-0001?tab=revisions&revision=1',
    press: [/^(Roll back to revision 1|리비전 1\(으\)로 롤백)$/],
  },
  { name: 'service-integrations', path: () => '/services/shop?tab=integrations' },
  {
    name: 'service-integration-remove',
    path: () => '/services/shop?tab=integrations',
    press: [/^(Remove|제거)$/],
  },
  { name: 'service-preflight', path: () => '/services/shop?tab=preflight' },
  { name: 'service-unknown', path: () => '/services/no-such-service' },
  { name: 'service-scale', path: () => '/services/shop?tab=config', press: [/^(Scale|VM 수 조정)$/] },
  {
    name: 'service-parts',
    path: () => '/services/shop?tab=config',
    press: [/^(Suspend or resume|일시 중지 · 재개)$/],
  },
  {
    name: 'service-mode',
    path: () => '/services/billing-0001?tab=config',
    press: [more, /^(Let it act|실행 모드로 전환)$/],
  },
  { name: 'service-delete', path: () => '/services/shop?tab=config', press: [more, /^(Delete|삭제)$/] },
];

const configs: Screen[] = [
  { name: 'configs', path: () => '/configs' },
  { name: 'configs-empty', path: () => '/configs', altered: always(empty('/api/autoscaling/configs')) },
  { name: 'config-import', path: () => '/configs', press: [/^(Import|가져오기)$/] },
  { name: 'config-enable', path: () => '/configs?enable=search-0001' },
  { name: 'config-disable', path: () => '/configs?disable=shop' },
  { name: 'config-act', path: () => '/configs?act=billing-0001' },
  { name: 'config-delete', path: () => '/configs?delete=shop' },
  { name: 'config-new', path: () => '/configs/new' },
  { name: 'config-new-review', path: () => '/configs/new?step=review' },
  { name: 'config-edit', path: () => '/configs/shop/edit' },
  { name: 'config-balancer', path: () => '/configs/shop/edit?step=balancer' },
  { name: 'config-network', path: () => '/configs/shop/edit?step=network' },
  { name: 'config-monitoring', path: () => '/configs/shop/edit?step=monitoring' },
  { name: 'config-scaling', path: () => '/configs/shop/edit?step=scaling' },
  { name: 'config-review', path: () => '/configs/shop/edit?step=review' },
];

const nothingThere = always(
  empty('/api/connections'),
  empty('/api/templates'),
  empty('/api/ip-pools'),
  empty('/api/autoscaling/configs'),
);

const setUp: Screen[] = [
  { name: 'set-up', path: () => '/set-up', altered: nothingThere },
  { name: 'set-up-systems', path: () => '/set-up?step=systems' },
  { name: 'set-up-engine', path: () => '/set-up?step=engine' },
  { name: 'set-up-template', path: () => '/set-up?step=template', altered: always(empty('/api/templates')) },
  { name: 'set-up-pool', path: () => '/set-up?step=pool', altered: always(empty('/api/ip-pools')) },
  { name: 'set-up-config', path: () => '/set-up?step=config' },
];

const templates: Screen[] = [
  { name: 'templates', path: () => '/templates' },
  { name: 'templates-empty', path: () => '/templates', altered: always(empty('/api/templates')) },
  { name: 'template-new', path: () => '/templates/new' },
  { name: 'template', path: (it) => `/templates/${it.template}` },
  { name: 'template-creating', path: (it) => `/templates/${it.template}`, altered: template(creating) },
  { name: 'template-failed', path: (it) => `/templates/${it.template}`, altered: template(failedTemplate) },
  { name: 'template-rename', path: (it) => `/templates/${it.template}`, press: [/^(Rename|이름 변경)$/] },
  { name: 'template-describe', path: (it) => `/templates/${it.template}`, press: [/^(Edit description|설명 수정)$/] },
  { name: 'template-delete', path: (it) => `/templates/${it.unused}`, press: [/^(Delete|삭제)$/] },
  { name: 'template-delete-used', path: (it) => `/templates/${it.template}`, press: [/^(Delete|삭제)$/] },
];

const pools: Screen[] = [
  { name: 'ip-pools', path: () => '/ip-pools' },
  { name: 'ip-pools-empty', path: () => '/ip-pools', altered: always(empty('/api/ip-pools')) },
  { name: 'ip-pool-new', path: () => '/ip-pools', press: [/^(Make a pool|IP Pool 생성)$/] },
  { name: 'ip-pool', path: () => '/ip-pools/shop' },
  { name: 'ip-pool-history', path: (it) => `/ip-pools/shop?address=${it.address}` },
  {
    name: 'ip-pool-release',
    path: () => '/ip-pools/shop',
    altered: always({ path: '/api/ip-pools/shop/addresses', make: inConflict }),
    press: [/^(Release |.* 해제$)/],
  },
  { name: 'ip-pool-edit', path: () => '/ip-pools/shop', press: [/^(Edit|수정)$/] },
  { name: 'ip-pool-delete', path: () => '/ip-pools/shop', press: [/^(Delete|삭제)$/] },
];

const events: Screen[] = [
  { name: 'events', path: () => '/events' },
  { name: 'events-empty', path: () => '/events', altered: always(empty('/api/autoscaling/events')) },
  { name: 'events-none-fit', path: () => '/events?service=nobody' },
  { name: 'event', path: (it) => `/events/${it.event}` },
  { name: 'event-running', path: (it) => `/events/${it.event}`, altered: event(runningEvent) },
  { name: 'event-undone', path: (it) => `/events/${it.event}`, altered: event(undoneEvent) },
  { name: 'event-stuck', path: (it) => `/events/${it.event}`, altered: event(stuckEvent) },
  {
    name: 'event-resolve',
    path: (it) => `/events/${it.event}`,
    altered: event(stuckEvent),
    press: [/^(Resolve|해결 처리)$/],
  },
  { name: 'event-observed', path: (it) => `/events/${it.event}`, altered: event(observedEvent) },
  { name: 'workflow', path: (it) => `/workflows/${it.workflow}` },
  { name: 'alerts', path: () => '/alerts' },
  { name: 'alerts-empty', path: () => '/alerts', altered: always(empty('/api/alerts')) },
  {
    name: 'alerts-forbidden',
    path: () => '/alerts',
    altered: always(refused('/api/alerts', 403, 'not-allowed', 'admin may not read alerts')),
  },
  {
    name: 'alerts-failed',
    path: () => '/alerts',
    altered: always(
      refused(
        '/api/alerts',
        502,
        'outside-system-failed',
        'Alertmanager lab-alertmanager: GET /api/v2/alerts: no answer within 10 s',
        'check that it runs and can be reached from here',
      ),
    ),
  },
];

const rest: Screen[] = [
  { name: 'drift', path: () => '/drift', altered: always({ path: '/api/drift', make: everyDrift }) },
  { name: 'drift-empty', path: () => '/drift', altered: always({ path: '/api/drift', make: noDrift }) },
  { name: 'drift-unchecked', path: () => '/drift', altered: always(empty('/api/drift')) },
  { name: 'connections', path: () => '/connections' },
  { name: 'connections-empty', path: () => '/connections', altered: always(empty('/api/connections')) },
  { name: 'connection', path: () => '/connections/lab-f5?test=now' },
  { name: 'connection-delivery', path: () => '/connections/lab-prometheus' },
  {
    name: 'connection-delete',
    path: () => '/connections/lab-f5',
    altered: always({ path: '/api/connections/lab-f5', make: unused }),
    press: [/^(Delete|삭제)$/],
  },
  { name: 'connection-new', path: () => '/connections/new' },
  { name: 'connection-new-ssh', path: () => '/connections/new?kind=ssh' },
  { name: 'connection-new-jenkins', path: () => '/connections/new?kind=jenkins' },
  { name: 'system', path: () => '/system', press: [/^(Check everything|전체 점검)$/] },
  {
    name: 'system-held',
    path: () => '/system',
    altered: always({ path: '/api/system/kill-switch', make: everySwitch }),
  },
  {
    name: 'system-kill-switch',
    path: () => '/system',
    press: [/^(Change the kill switch: Everything|긴급 정지 변경: 전체)$/],
  },
  { name: 'system-audit', path: () => '/system?tab=audit' },
  { name: 'not-found', path: () => '/nowhere' },
  { name: 'log-in', path: () => '/', isOutside: true },
];

/** Every screen, tab and dialog, and what they show when there is nothing, too much, or trouble; the log-in comes last. */
export const screens: readonly Screen[] = [
  ...dashboard,
  ...services,
  ...configs,
  ...setUp,
  ...templates,
  ...pools,
  ...events,
  ...rest,
];

const busy = '.mantine-Loader-root, .mantine-Skeleton-root, [aria-busy=true]';

/** Looks at a screen when everything is on it. */
export async function visit<T>(page: Page, screen: Screen, furniture: Furniture, look: () => Promise<T>): Promise<T> {
  if (screen.isOutside) await page.context().clearCookies();
  await alter(page, screen.altered?.(furniture) ?? []);
  try {
    await open(page, screen, furniture);
    return await look();
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
}

async function open(page: Page, { path, press = [], type }: Screen, furniture: Furniture): Promise<void> {
  await page.goto(path(furniture));
  await page.locator('main h1').first().waitFor();
  await settled(page);
  for (const name of press) {
    await page.getByRole('button', { name }).or(page.getByRole('menuitem', { name })).first().click();
  }
  if (type) {
    await page.getByRole('combobox', { name: type[0] }).fill(type[1]);
    await page.getByRole('option').first().waitFor();
  }
  if (press.length > 0) await settled(page);
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction((loading) => document.querySelector(loading) === null, busy);
}
