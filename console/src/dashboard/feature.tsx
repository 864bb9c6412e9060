import { IconLayoutDashboard } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 10, to: '/', icon: IconLayoutDashboard, label: { en: 'Dashboard', ko: '대시보드' } },
  routes: [screen('/', () => import('./dashboard'))],
};

export default feature;
