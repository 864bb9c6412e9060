import type { Feature } from '@/common/feature';

const found = import.meta.glob<Feature>('../*/feature.tsx', { eager: true, import: 'default' });

/** Every folder with a feature.tsx. */
export const features: readonly Feature[] = Object.values(found);

export const rail = features
  .flatMap((feature) => (feature.rail ? [feature.rail] : []))
  .sort((one, other) => one.order - other.order);
