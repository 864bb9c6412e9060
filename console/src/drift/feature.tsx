import { IconArrowsDiff } from '@tabler/icons-react';
import { type Feature, screen } from '@/common/feature';

const feature: Feature = {
  rail: { order: 80, to: '/drift', icon: IconArrowsDiff, label: { en: 'Drift', ko: '구성 불일치' } },
  routes: [screen('/drift', () => import('./drift-list'))],
};

export default feature;
