/** Where things are shown. Features do not know each other; these addresses are what they agree on. */
export const links = {
  dashboard: '/',
  services: '/services',
  service: (service: string) => `/services/${encodeURIComponent(service)}`,
  members: (service: string) => `/services/${encodeURIComponent(service)}?tab=members`,
  config: (service: string) => `/services/${encodeURIComponent(service)}?tab=config`,
  configs: '/configs',
  newConfig: '/configs/new',
  editConfig: (service: string) => `/configs/${encodeURIComponent(service)}/edit`,
  events: (service?: string) => (service ? `/events?service=${encodeURIComponent(service)}` : '/events'),
  event: (id: string) => `/events/${encodeURIComponent(id)}`,
  workflow: (id: string) => `/workflows/${encodeURIComponent(id)}`,
  alerts: (service?: string) => (service ? `/alerts?service=${encodeURIComponent(service)}` : '/alerts'),
  templates: '/templates',
  template: (id: string) => `/templates/${encodeURIComponent(id)}`,
  newTemplate: '/templates/new',
  pools: '/ip-pools',
  pool: (name: string, address?: string) =>
    `/ip-pools/${encodeURIComponent(name)}${address ? `?address=${encodeURIComponent(address)}` : ''}`,
  connections: '/connections',
  /** @param then where to go when it is saved */
  newConnection: (kind: string, then?: string) =>
    `/connections/new?kind=${kind}${then ? `&then=${encodeURIComponent(then)}` : ''}`,
  connection: (name: string) => `/connections/${encodeURIComponent(name)}`,
  drift: '/drift',
  system: '/system',
  setUp: '/set-up',
} as const;
