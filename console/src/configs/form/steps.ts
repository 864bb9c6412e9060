/** The steps of the form, in the order in which what one proposes needs what another has chosen. */
export const steps = ['service', 'balancer', 'network', 'monitoring', 'scaling', 'review'] as const;
export type Step = (typeof steps)[number];

const places: readonly (readonly [string, Step])[] = [
  ['placement.vcenter', 'service'],
  ['placement', 'network'],
  ['network', 'network'],
  ['loadBalancer', 'balancer'],
  ['monitoring', 'monitoring'],
  ['scaling', 'scaling'],
];

/** Where a field stands. */
export function stepOf(path: string): Step {
  return places.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`))?.[1] ?? 'service';
}
