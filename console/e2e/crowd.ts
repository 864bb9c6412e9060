import type { Workbench } from './workbench';

const atOnce = 250;

/**
 * So many services, which nobody evaluates: their pools are made up, and a thousand questions for pools that do not exist would
 * keep the machine busy that is to show them. How long rounds over a thousand services take is measured by itself.
 */
export async function crowd(lab: Workbench, size: number): Promise<void> {
  const [pools = '', entry = ''] = lab.place.config.split('configs:\n');
  await lab.ask('POST', '/api/import', pools, 'application/yaml');
  const names = Array.from({ length: size }, (_, index) => `service-${String(index + 1).padStart(4, '0')}`);
  for (let from = 0; from < size; from += atOnce) {
    const copies = names.slice(from, from + atOnce).map((name) => disabled(copy(entry, name)));
    await lab.ask('POST', '/api/import', `configs:\n${copies.join('')}`, 'application/yaml');
  }
}

/** The same config for another service; its VMs could be named, and its pool does not exist. */
export function copy(entry: string, service: string): string {
  return entry
    .replace('service: shop', `service: ${service}`)
    .replace('displayName: Shop', `displayName: ${service.replaceAll('-', ' ')}`)
    .replace('mode: act', 'mode: observe')
    .replace('pool: shop-pool', `pool: ${service}-pool`)
    .replace('VM-Autoscaling/shop', `VM-Autoscaling/${service}`)
    .replace('{service}-as{nn}', `${service.slice(0, 7)}${service.slice(-4)}-{nn}`);
}

function disabled(entry: string): string {
  return entry.replace('enabled: true', 'enabled: false');
}
