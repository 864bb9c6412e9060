import { Button, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useChange } from '@/common/api/use-change';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { words } from './words';

const positions = ['off', 'no-new-work', 'stop-now'] as const;
type Position = (typeof positions)[number];

/** What is turned: the switch of a service (to be chosen, when empty) or the global one. */
export interface Turn {
  service?: string;
  from: string;
  to?: Position;
}

interface Order {
  service: string | undefined;
  position: Position;
  reason: string;
}

function send({ service, position, reason }: Order) {
  const body = { position, reason };
  return service === undefined
    ? answered(api.PUT('/api/system/kill-switch', { body }))
    : answered(api.PUT('/api/system/kill-switch/{service}', { params: { path: { service } }, body }));
}

/** Turns the kill switch: each position says what it means, and a reason is kept. */
export function TurnDialog({ turn, onClose }: { turn: Turn; onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const now = turn.from.toLowerCase().replaceAll('_', '-');
  const [position, setPosition] = useState<Position>(turn.to ?? (now === 'off' ? 'no-new-work' : 'off'));
  const [service, setService] = useState(turn.service);
  const [reason, setReason] = useState('');
  const order = useChange<Order>({
    run: send,
    touches: ['kill-switch', 'attention', 'services', 'events'],
    done: (_, { position: turned }) => t('turned', { position: t(turned) }),
    onDone: onClose,
  });
  const isReady = reason.trim() !== '' && service !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('turnTitle', { what: turn.service || t(turn.service === '' ? 'ofService' : 'everything') })}
    >
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          order.mutate({ service, position, reason: reason.trim() });
        }}
      >
        <Stack gap="sm">
          {turn.service === '' && <ServiceChoice value={service ?? ''} onChange={setService} />}
          <Radio.Group label={t('position')} value={position} onChange={(chosen) => setPosition(chosen as Position)}>
            <Stack gap={8} mt={4}>
              {positions.map((one) => (
                <Radio key={one} size="xs" value={one} label={t(one)} description={t(`${one}Meaning`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Running />
          <TextInput
            label={c('reason')}
            description={c('reasonNeeded')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            data-autofocus
          />
          {order.error && <ProblemBox thrown={order.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button
              type="submit"
              color={position === 'stop-now' ? 'red' : undefined}
              disabled={!isReady}
              loading={order.isPending}
            >
              {t('turn', { position: t(position) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** How many events it meets. */
function Running() {
  const t = useWords(words);
  const running = useQuery({
    queryKey: key('events', 'running'),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/autoscaling/events', { params: { query: { state: 'RUNNING', size: 1 } }, signal })),
  });
  if (!running.data) return null;
  return (
    <Text size="sm" role="status">
      {running.data.total === 0 ? t('runningNone') : t('running', { count: running.data.total })}
    </Text>
  );
}

function ServiceChoice({ value, onChange }: { value: string; onChange: (service: string) => void }) {
  const t = useWords(words);
  const configs = useQuery({
    queryKey: key('configs', 'names'),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/autoscaling/configs', { params: { query: { size: 1000 } }, signal })),
  });
  return (
    <>
      <Select
        label={t('chooseService')}
        data={configs.data?.items.map((config) => config.service) ?? []}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
        searchable
        limit={50}
      />
      {configs.error && <ProblemBox thrown={configs.error} onRetry={() => void configs.refetch()} />}
    </>
  );
}
