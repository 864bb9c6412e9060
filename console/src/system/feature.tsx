import { IconSettings } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 90, to: '/system', icon: IconSettings, label: { en: 'System', ko: '시스템' } },
  routes: [screen('/system', () => import('./system-page'))],
};

export default feature;
