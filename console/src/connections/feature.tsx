import { IconPlug } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 70, to: '/connections', icon: IconPlug, label: { en: 'Connections', ko: '연결' } },
  routes: [
    screen('/connections', () => import('./connection-list')),
    screen('/connections/new', () => import('./new-connection')),
    screen('/connections/:name', () => import('./connection-detail')),
  ],
};

export default feature;
