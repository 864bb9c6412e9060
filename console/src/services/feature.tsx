import { redirect } from 'react-router';
import { type Feature, screen } from '@/common/feature';
import { links } from '@/common/links';

const feature: Feature = {
  routes: [
    // The list of services is the dashboard.
    { path: '/services', loader: () => redirect(links.dashboard) },
    screen('/services/:service', () => import('./service')),
  ],
};

export default feature;
