import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { useChange } from '@/common/api/use-change';
import { Preflight, PreflightItems, type PreflightItem, usePreflight } from '@/common/preflight/preflight';
import { Plans } from '@/common/publishing/plans';
import { DialogFooter } from '@/common/ui/dialog-footer';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { type ConfigRow, useConfig } from './configs';
import { Publishing } from './publishing';
import { words } from './words';

interface Props {
  service: string;
  onClose: () => void;
}

/** Before a config is enabled: how its checks come out, and what will be written where. */
export function EnableDialog({ service, onClose }: Props) {
  const t = useWords(words);
  return (
    <Modal opened onClose={onClose} title={t('enableTitle', { service })} size="xl">
      <Asked service={service} onClose={onClose} />
    </Modal>
  );
}

interface Order {
  override: boolean;
  reason: string;
}

function useEnabling(service: string, onDone: () => void) {
  const t = useWords(words);
  return useChange<Order, ConfigRow>({
    run: ({ override, reason }, idempotencyKey) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/enable', {
          params: { path: { service }, header: { 'Idempotency-Key': idempotencyKey } },
          body: override ? { override, reason } : { override },
        }),
      ),
    touches: ['configs', 'services'],
    done: (config) => t(config.enabled ? 'enabledDone' : 'publishing', { service }),
    onDone: (config) => {
      if (config.enabled) onDone();
    },
  });
}

function Asked({ service, onClose }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const config = useConfig(service);
  const preflight = usePreflight(service);
  const enabling = useEnabling(service, onClose);
  const [order, setOrder] = useState<Order>({ override: false, reason: '' });
  if (enabling.data && !enabling.data.enabled) return <Publishing service={service} onClose={onClose} />;
  const fails = preflight.data?.verdict === 'fail' || enabling.error?.code === 'preflight-failed';
  const mayEnable = fails ? order.override && order.reason.trim() !== '' : preflight.data !== undefined;
  const mode = config.data?.value.mode;
  return (
    <Stack gap="md">
      {mode && <Text size="sm">{t(mode === 'act' ? 'enableModeAct' : 'enableModeObserve')}</Text>}
      <Preflight of={preflight} />
      <Plans service={service} />
      {enabling.error && <NowFailing problem={enabling.error} />}
      <DialogFooter>
        {fails && <Override order={order} onChange={setOrder} />}
        {enabling.error && <ProblemBox thrown={enabling.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {c('cancel')}
          </Button>
          <Button
            disabled={!mayEnable}
            loading={enabling.isPending}
            onClick={() => enabling.mutate({ override: fails && order.override, reason: order.reason.trim() })}
          >
            {t('enableAct')}
          </Button>
        </Group>
      </DialogFooter>
    </Stack>
  );
}

function Override({ order, onChange }: { order: Order; onChange: (order: Order) => void }) {
  const t = useWords(words);
  const c = useWords(common);
  return (
    <Stack gap="xs">
      <Checkbox
        label={t('override')}
        checked={order.override}
        onChange={(event) => onChange({ ...order, override: event.currentTarget.checked })}
      />
      {order.override && (
        <TextInput
          label={t('overrideReason')}
          description={c('reasonNeeded')}
          value={order.reason}
          onChange={(event) => onChange({ ...order, reason: event.currentTarget.value })}
          maxLength={500}
          withAsterisk
        />
      )}
    </Stack>
  );
}

/** The checks may have come out otherwise a moment later. */
function NowFailing({ problem }: { problem: Problem }) {
  const items = problem.code === 'preflight-failed' ? (problem.more.items as PreflightItem[] | undefined) : undefined;
  return items && <PreflightItems items={items.filter((item) => item.verdict === 'fail')} />;
}
