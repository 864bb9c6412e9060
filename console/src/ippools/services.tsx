export { ServiceLinks as Services } from '@/common/service/service-links';
