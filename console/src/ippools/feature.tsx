import { IconNetwork } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 60, to: '/ip-pools', icon: IconNetwork, label: { en: 'IP pools', ko: 'IP Pool 관리' } },
  routes: [screen('/ip-pools', () => import('./pool-list')), screen('/ip-pools/:name', () => import('./pool'))],
};

export default feature;
