export const kinds = ['vcenter', 'f5', 'prometheus', 'alertmanager', 'ssh', 'jenkins'] as const;
export type Kind = (typeof kinds)[number];

export function isKind(text: string | null): text is Kind {
  return kinds.some((kind) => kind === text);
}

/** Names that are the same in every language. */
export const kindNames: Readonly<Record<Kind, string>> = {
  vcenter: 'vCenter',
  f5: 'F5 BIG-IP',
  prometheus: 'Prometheus',
  alertmanager: 'Alertmanager',
  ssh: 'SSH',
  jenkins: 'Jenkins',
};

export const examples: Readonly<Record<Kind, string>> = {
  vcenter: 'https://vcenter.example.com',
  f5: 'https://bigip.example.com',
  prometheus: 'http://prometheus.example.com:9090',
  alertmanager: 'http://alertmanager.example.com:9093',
  ssh: 'ssh://monitoring.example.com:22',
  jenkins: 'https://jenkins.example.com',
};

/** Whose files we can change. */
export const isDelivered = (kind: Kind): boolean => kind === 'prometheus' || kind === 'alertmanager';
