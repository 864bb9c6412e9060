import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPart, type ListSpec } from '@/common/list/list-page';
import { Time } from '@/common/time/time';
import { Empty } from '@/common/ui/nothing';
import { ReasonDialog } from '@/common/ui/reason-dialog';
import { StateBadge } from '@/common/ui/state-badge';
import { shownState } from '@/common/ui/states';
import { type Say, useText, useWords } from '@/common/words/catalogue';
import { History } from './history';
import { type Address, readAddresses } from './reads';
import { words } from './words';

const states = ['free', 'reserved', 'in-use', 'quarantined', 'conflict'];
type T = Say<(typeof words)['en']>;

/** Every address of a pool, whose it is, and the way out of a rest that nobody needs. */
export function Addresses({ pool }: { pool: string }) {
  const t = useWords(words);
  const text = useText();
  const [open, setOpen] = useOpen();
  const [leaving, release] = useState<Address>();
  const list = useMemo<ListSpec<Address>>(
    () => ({
      name: `addresses-${pool}`,
      topic: 'ip-pools',
      read: readAddresses(pool),
      id: (address) => address.address,
      columns: columns(t, setOpen, release),
      filters: [
        {
          kind: 'choice',
          name: 'state',
          label: t('state'),
          options: states.map((value) => ({ value, label: text(shownState(value).text) })),
        },
      ],
      sort: 'address',
      empty: <Empty title={t('noAddresses')} />,
    }),
    [pool, setOpen, t, text],
  );
  return (
    <Stack gap="xs" component="section" aria-labelledby="addresses-title">
      {open !== undefined && <History pool={pool} address={open} onClose={() => setOpen(undefined)} />}
      <Title order={2} id="addresses-title">
        {t('addresses')}
      </Title>
      <ListPart title={t('addresses')} list={list} />
      {leaving && <ReleaseDialog pool={pool} address={leaving} onClose={() => release(undefined)} />}
    </Stack>
  );
}

/** The address whose history is shown is in the URL. */
function useOpen(): [string | undefined, (address: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const setOpen = useMemo(
    () => (address: string | undefined) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        if (address === undefined) next.delete('address');
        else next.set('address', address);
        return next;
      }),
    [setParams],
  );
  return [params.get('address') ?? undefined, setOpen];
}

function columns(t: T, onOpen: (address: string) => void, onRelease: (address: Address) => void): Column<Address>[] {
  return [
    {
      key: 'address',
      title: t('address'),
      sort: 'address',
      cell: ({ address }) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('historyOf', { address })}
          onClick={() => onOpen(address)}
        >
          {address}
        </Button>
      ),
      csv: ({ address }) => address,
    },
    { key: 'state', title: t('state'), cell: ({ state }) => <StateBadge state={state} />, csv: ({ state }) => state },
    {
      key: 'owner',
      title: t('owner'),
      cell: (one) => <Owner address={one} t={t} />,
      csv: ({ owner }) => owner && (owner.name ?? owner.member),
    },
    {
      key: 'service',
      title: t('service'),
      isWide: true,
      cell: ({ owner }) => owner?.service && <ServiceLink service={owner.service} />,
      csv: ({ owner }) => owner?.service,
    },
    {
      key: 'rests',
      title: t('restsUntil'),
      cell: ({ restsUntil }) => restsUntil && <Time at={restsUntil} />,
      csv: ({ restsUntil }) => restsUntil,
    },
    {
      key: 'release',
      title: '',
      cell: (one) =>
        isResting(one) && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('releaseOf', { address: one.address })}
            onClick={() => onRelease(one)}
          >
            {t('release')}
          </Button>
        ),
    },
  ];
}

function isResting({ state }: Address): boolean {
  return state === 'quarantined' || state === 'conflict';
}

function Owner({ address, t }: { address: Address; t: T }) {
  const { owner } = address;
  if (!owner) return null;
  const name = owner.name ?? owner.member;
  if (!isResting(address)) return name;
  return (
    <Text size="sm" c="dimmed" component="span">
      {t('formerOwner', { owner: name })}
    </Text>
  );
}

export function ServiceLink({ service }: { service: string }) {
  return (
    <Anchor component={Link} to={links.service(service)} size="sm">
      {service}
    </Anchor>
  );
}

function ReleaseDialog({ pool, address, onClose }: { pool: string; address: Address; onClose: () => void }) {
  const t = useWords(words);
  const isConflict = address.state === 'conflict';
  const release = useChange<string | undefined>({
    run: (reason, once) =>
      answered(
        api.POST('/api/ip-pools/{name}/addresses/{address}/release', {
          params: { path: { name: pool, address: address.address }, header: { 'Idempotency-Key': once } },
          body: reason === undefined ? {} : { reason },
        }),
      ),
    touches: ['ip-pools'],
    done: () => t('released', { address: address.address }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      opened
      title={t('releaseOf', { address: address.address })}
      act={t('release')}
      isReasonNeeded={isConflict}
      isRunning={release.isPending}
      problem={release.error}
      onConfirm={(reason) => release.mutate(reason)}
      onClose={onClose}
    >
      {t(isConflict ? 'releaseConflict' : 'releaseRest')}
    </ReasonDialog>
  );
}
