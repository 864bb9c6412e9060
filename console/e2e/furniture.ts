import { copy } from './crowd';
import type { Workbench } from './workbench';

/** What there is to see in the lab. */
export interface Furniture {
  /** A service that has grown, with the moment at which that began and an address that was given out. */
  event: string;
  begun: string;
  address: string;
  /** A workflow that belongs to no event. */
  workflow: string;
  template: string;
  /** A template that no service uses. */
  unused: string;
}

interface Listed<T> {
  items: T[];
}

interface Template {
  id: string;
  source: { name: string };
}

interface Event {
  id: string;
  createdAt: string;
  workflows: { member: string }[];
}

/** Everything that screens can show: a service that has grown, some that only observe, and templates. */
export async function furnish(lab: Workbench): Promise<Furniture> {
  const { config, highRate, quietRate } = lab.place;
  const template = await templateOf(lab, 'shop-template', { mode: 'register' });
  await lab.setUpShop();
  const others = besides(config);
  const changed = others.replace('displayName: billing 0001', 'displayName: Billing');
  for (const document of [others, changed]) {
    await lab.ask('POST', '/api/import?unchecked=review', document, 'application/yaml');
  }
  await lab.order(`load ${highRate}`);
  const { items } = await lab.until<Listed<Event>>(
    'a VM has come',
    '/api/autoscaling/events?service=shop&kind=scale-out&state=succeeded',
    (answer) => answer.items.length > 0,
  );
  await lab.order(`load ${quietRate}`);
  const first = items.at(-1);
  return {
    event: first?.id ?? '',
    begun: first?.createdAt ?? '',
    address: await addressOf(lab),
    workflow: (await ids(lab, '/api/autoscaling/workflows?kind=publish-integrations')) ?? '',
    template,
    unused: await templateOf(lab, 'shop-02', { mode: 'clone', name: 'shop-spare' }),
  };
}

async function ids(lab: Workbench, path: string): Promise<string | undefined> {
  const { items } = (await lab.ask('GET', path)) as Listed<{ id: string }>;
  return items[0]?.id;
}

async function addressOf(lab: Workbench): Promise<string> {
  const { items } = (await lab.ask('GET', '/api/ip-pools/shop/addresses?state=in-use')) as Listed<{ address: string }>;
  return items[0]?.address ?? '';
}

/** The one that is made of that VM; another test may have made it. */
async function templateOf(lab: Workbench, sourceVm: string, how: object): Promise<string> {
  const { items } = (await lab.ask('GET', '/api/templates?size=100')) as Listed<Template>;
  const known = items.find(({ source }) => source.name === sourceVm);
  if (known) return known.id;
  const order = JSON.stringify({ vcenter: 'lab-vcenter', datacenter: 'DC0', sourceVm, ...how });
  return ((await lab.ask('POST', '/api/templates', order)) as Template).id;
}

/** The same config for other services, so that a list is one: without pools of their own they only observe. */
function besides(config: string): string {
  const entry = config.slice(config.indexOf('configs:\n') + 'configs:\n'.length);
  const off = copy(entry, 'search-0001').replace('enabled: true', 'enabled: false');
  const copies = ['billing-0001', 'catalogue-with-a-rather-long-name'].map((name) => copy(entry, name));
  return `configs:\n${off}${copies.join('')}`;
}
