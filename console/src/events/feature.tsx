import { IconHistory } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 30, to: '/events', icon: IconHistory, label: { en: 'Events', ko: '이벤트' } },
  routes: [
    screen('/events', () => import('./event-list')),
    screen('/events/:id', () => import('./event-detail')),
    screen('/workflows/:id', () => import('./workflow-detail')),
  ],
};

export default feature;
