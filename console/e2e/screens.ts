import { existsSync } from 'node:fs';
import { copy } from './crowd';
import type { Workbench } from './workbench';

/** What there is to see in the lab after {@link furnish}. */
export interface Furniture {
  event: string;
  workflow: string;
  template: string;
}

interface Screen {
  /** The folder of its feature; until that is there, so is no screen. */
  feature: string;
  name: string;
  path: (furniture: Furniture) => string;
}

const all: Screen[] = [
  { feature: 'dashboard', name: 'dashboard', path: () => '/' },
  { feature: 'services', name: 'service', path: () => '/services/shop' },
  { feature: 'services', name: 'service-members', path: () => '/services/shop?tab=members' },
  { feature: 'configs', name: 'configs', path: () => '/configs' },
  { feature: 'configs', name: 'config-new', path: () => '/configs/new' },
  { feature: 'configs', name: 'config-enable', path: () => '/configs?enable=search' },
  { feature: 'configs', name: 'config-delete', path: () => '/configs?delete=shop' },
  { feature: 'configs', name: 'config-edit', path: () => '/configs/shop/edit' },
  { feature: 'configs', name: 'config-balancer', path: () => '/configs/shop/edit?step=balancer' },
  { feature: 'configs', name: 'config-network', path: () => '/configs/shop/edit?step=network' },
  { feature: 'configs', name: 'config-monitoring', path: () => '/configs/shop/edit?step=monitoring' },
  { feature: 'configs', name: 'config-scaling', path: () => '/configs/shop/edit?step=scaling' },
  { feature: 'configs', name: 'config-review', path: () => '/configs/shop/edit?step=review' },
  { feature: 'setup', name: 'set-up', path: () => '/set-up' },
  { feature: 'setup', name: 'set-up-systems', path: () => '/set-up?step=systems' },
  { feature: 'templates', name: 'templates', path: () => '/templates' },
  { feature: 'templates', name: 'template-new', path: () => '/templates/new' },
  { feature: 'templates', name: 'template', path: ({ template }) => `/templates/${template}` },
  { feature: 'ippools', name: 'ip-pools', path: () => '/ip-pools' },
  { feature: 'ippools', name: 'ip-pool', path: () => '/ip-pools/shop' },
  { feature: 'events', name: 'events', path: () => '/events' },
  { feature: 'events', name: 'event', path: ({ event }) => `/events/${event}` },
  { feature: 'events', name: 'workflow', path: ({ workflow }) => `/workflows/${workflow}` },
  { feature: 'alerts', name: 'alerts', path: () => '/alerts' },
  { feature: 'drift', name: 'drift', path: () => '/drift' },
  { feature: 'connections', name: 'connections', path: () => '/connections' },
  { feature: 'connections', name: 'connection', path: () => '/connections/lab-f5' },
  { feature: 'connections', name: 'connection-new', path: () => '/connections/new' },
  { feature: 'system', name: 'system', path: () => '/system' },
  { feature: 'app', name: 'not-found', path: () => '/nowhere' },
];

const isThere = (folder: string) =>
  folder === 'app' || existsSync(new URL(`../src/${folder}/feature.tsx`, import.meta.url));

export const screens = all.filter(({ feature }) => isThere(feature));

interface Listed<T> {
  items: T[];
}

/** Everything that screens can show: a service that has grown, one that only observes, and a template. */
export async function furnish(lab: Workbench): Promise<Furniture> {
  const { config, highRate, quietRate } = lab.place;
  const template = (await lab.ask(
    'POST',
    '/api/templates',
    JSON.stringify({
      vcenter: 'lab-vcenter',
      datacenter: 'DC0',
      sourceVm: 'shop-template',
      mode: 'register',
    }),
  )) as { id: string };
  await lab.setUpShop();
  await lab.ask('POST', '/api/import?unchecked=to%20look%20at', besides(config), 'application/yaml');
  await lab.order(`load ${highRate}`);
  const { items } = await lab.until<Listed<{ id: string; state: string; workflows: { id: string }[] }>>(
    'a VM has come',
    '/api/autoscaling/events?service=shop&state=succeeded',
    (answer) => answer.items.length > 0,
  );
  await lab.order(`load ${quietRate}`);
  const first = items.at(-1);
  return { event: first?.id ?? '', workflow: first?.workflows[0]?.id ?? '', template: template.id };
}

/** The same config for other services, so that a list is one: without pools of their own they only observe. */
function besides(config: string): string {
  const entry = config.slice(config.indexOf('configs:\n') + 'configs:\n'.length);
  const copies = ['billing-0001', 'search-0001', 'catalogue-with-a-rather-long-name'].map((name) => copy(entry, name));
  return `configs:\n${copies.join('')}`;
}
