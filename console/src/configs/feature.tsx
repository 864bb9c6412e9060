import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: {
    order: 25,
    to: '/configs',
    icon: IconAdjustmentsHorizontal,
    label: { en: 'Configs', ko: '오토스케일링 설정' },
  },
  routes: [
    screen('/configs', () => import('./config-list')),
    screen('/configs/new', () => import('./form/new-config')),
    screen('/configs/:service/edit', () => import('./form/edit-config')),
  ],
};

export default feature;
