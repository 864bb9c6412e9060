import { IconTemplate } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 50, to: '/templates', icon: IconTemplate, label: { en: 'Templates', ko: '템플릿' } },
  routes: [
    screen('/templates', () => import('./template-list')),
    screen('/templates/new', () => import('./template-form')),
    screen('/templates/:id', () => import('./template')),
  ],
};

export default feature;
