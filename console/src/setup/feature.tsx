import { type Feature, screen } from '@/common/feature';

const feature: Feature = { routes: [screen('/set-up', () => import('./set-up'))] };

export default feature;
