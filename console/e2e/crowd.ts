import type { Workbench } from './workbench';

const atOnce = 250;

/** So many services that only observe, enabled without the checks: their systems are the lab's, their pools are made up. */
export async function crowd(lab: Workbench, size: number): Promise<void> {
  const entry = lab.place.config.slice(lab.place.config.indexOf('configs:\n') + 'configs:\n'.length);
  const names = Array.from({ length: size }, (_, index) => `service-${String(index + 1).padStart(4, '0')}`);
  for (let from = 0; from < size; from += atOnce) {
    const copies = names.slice(from, from + atOnce).map((name) => copy(entry, name));
    await lab.ask('POST', '/api/import?unchecked=a%20crowd', `configs:\n${copies.join('')}`, 'application/yaml');
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
