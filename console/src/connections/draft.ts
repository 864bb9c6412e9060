import type { Schemas } from '@/common/api/client';
import { isDelivered, type Kind } from './kinds';

type Saved = Schemas['Connection.ConnectionView'];
export type Document = Schemas['ConnectionDocument'];
type Reload = NonNullable<Schemas['DeliveryDocument']['reload']>;

export const reloads: readonly Reload[] = ['http', 'docker', 'systemctl', 'docker-restart', 'systemctl-restart'];

/** A connection as the form holds it; texts only, empty where nothing is given. */
export interface Draft {
  name: string;
  kind: Kind;
  urls: string;
  username: string;
  password: string;
  token: string;
  privateKey: string;
  passphrase: string;
  trust: 'public' | 'pin' | 'ca';
  sha256: string;
  caPem: string;
  ssh: { knownHosts: string; hostKey: string; jump: string };
  jenkins: { controlPlane: string; caFile: string };
  isDelivering: boolean;
  delivery: Delivery;
  /** What is stored of the delivery and has no field here: it is sent back as it is. */
  hidden: Record<string, unknown>;
}

interface Delivery {
  via: string;
  configFile: string;
  rulesDirectory: string;
  reload: Reload;
  container: string;
  unit: string;
  sudo: boolean;
  controlPlane: string;
  tokenFile: string;
  caFile: string;
  alertmanagers: string;
}

export function newDraft(kind: Kind): Draft {
  return {
    name: '',
    kind,
    urls: '',
    username: '',
    password: '',
    token: '',
    privateKey: '',
    passphrase: '',
    trust: 'public',
    sha256: '',
    caPem: '',
    ssh: { knownHosts: '', hostKey: '', jump: '' },
    jenkins: { controlPlane: location.origin, caFile: '' },
    isDelivering: false,
    delivery: {
      via: 'local',
      configFile: kind === 'alertmanager' ? '/etc/alertmanager/alertmanager.yml' : '/etc/prometheus/prometheus.yml',
      rulesDirectory: kind === 'prometheus' ? '/etc/prometheus/autoscaler' : '',
      reload: 'http',
      container: '',
      unit: '',
      sudo: false,
      controlPlane: location.origin,
      tokenFile: '',
      caFile: '',
      alertmanagers: '',
    },
    hidden: {},
  };
}

/** What of a stored part has the form's shape; the API types these parts loosely. */
function texts<T extends object>(preset: T, stored: unknown): T {
  if (typeof stored !== 'object' || stored === null) return preset;
  const known = stored as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(preset).map(([name, value]) => [name, known[name] ?? (value as unknown)]),
  ) as T;
}

export function draftOf(saved: Saved, kind: Kind): Draft {
  const preset = newDraft(kind);
  const { alertmanagers, ...delivery } = (saved.delivery ?? {}) as Record<string, unknown>;
  return {
    ...preset,
    name: saved.name,
    urls: saved.urls.join('\n'),
    username: saved.username,
    trust: saved.sha256 ? 'pin' : saved.caPem ? 'ca' : 'public',
    sha256: saved.sha256 ?? '',
    caPem: saved.caPem ?? '',
    ssh: texts(preset.ssh, saved.ssh),
    jenkins: texts(preset.jenkins, (saved as { jenkins?: unknown }).jenkins),
    isDelivering: saved.delivery != null,
    hidden: Object.fromEntries(Object.entries(delivery).filter(([name]) => !(name in preset.delivery))),
    delivery: {
      ...texts(preset.delivery, saved.delivery ? { ...cleared, ...delivery } : undefined),
      alertmanagers: Array.isArray(alertmanagers) ? alertmanagers.join(', ') : '',
    },
  };
}

/** What is stored without a value must not come back as the proposal for new ones. */
const cleared = { rulesDirectory: '', container: '', unit: '', tokenFile: '', caFile: '' };

const given = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** The document that is sent: what is empty, or belongs to another kind, is left out. */
export function documentOf(draft: Draft): Document {
  const urls = draft.urls.split(/\s+/).filter((url) => url !== '');
  const isSsh = draft.kind === 'ssh';
  const document = {
    kind: draft.kind,
    urls,
    username: given(draft.username),
    password: isSsh || draft.token ? undefined : given(draft.password),
    token: draft.kind === 'jenkins' ? given(draft.token) : undefined,
    privateKey: isSsh && given(draft.privateKey) ? `${draft.privateKey.trim()}\n` : undefined,
    passphrase: isSsh ? given(draft.passphrase) : undefined,
    sha256: draft.trust === 'pin' ? given(draft.sha256) : undefined,
    caPem: draft.trust === 'ca' ? given(draft.caPem) : undefined,
    ssh: isSsh ? withoutEmpty(draft.ssh) : undefined,
    jenkins: draft.kind === 'jenkins' ? withoutEmpty(draft.jenkins) : undefined,
    delivery:
      isDelivered(draft.kind) && draft.isDelivering
        ? { ...draft.hidden, ...deliveryOf(draft.kind, draft.delivery) }
        : undefined,
  };
  return withoutEmpty(document) as Document;
}

function deliveryOf(kind: Kind, { alertmanagers, ...rest }: Delivery) {
  const names = alertmanagers.split(/[\s,]+/).filter((name) => name !== '');
  return withoutEmpty({
    ...rest,
    rulesDirectory: kind === 'prometheus' ? rest.rulesDirectory : '',
    alertmanagers: kind === 'prometheus' && names.length > 0 ? names : undefined,
  });
}

function withoutEmpty(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
