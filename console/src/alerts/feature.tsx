import { IconBellRinging } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 40, to: '/alerts', icon: IconBellRinging, label: { en: 'Alerts', ko: '알림' } },
  routes: [screen('/alerts', () => import('./alert-list'))],
};

export default feature;
