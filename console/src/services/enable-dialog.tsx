import { Stack, Text } from '@mantine/core';
import { PreflightItems, usePreflight } from '@/common/preflight/preflight';
import { Plans } from '@/common/publishing/plans';
import { ProblemBox } from '@/common/ui/problem-box';
import { ReasonDialog } from '@/common/ui/reason-dialog';
import { useWords } from '@/common/words/catalogue';
import { actionWords } from './action-words';
import { useEnabling } from './orders';

interface Props {
  service: string;
  onClose: () => void;
}

/** Runs the checks and enables a config; one whose checks fail only with a reason. */
export function EnableDialog({ service, onClose }: Props) {
  const t = useWords(actionWords);
  const checks = usePreflight(service);
  const enabling = useEnabling(
    service,
    (config) => (config.enabled ? t('enabled', { service }) : t('enabling')),
    onClose,
  );
  const items = checks.data?.items ?? [];
  const failed = items.filter((item) => item.verdict === 'fail').length;
  const warned = items.filter((item) => item.verdict === 'warn').length;
  return (
    <ReasonDialog
      opened
      size="xl"
      title={t('enableTitle', { service })}
      act={t(failed > 0 ? 'enableAnyway' : 'enable')}
      isReasonNeeded={failed > 0}
      isBlocked={checks.isFetching || checks.data === undefined}
      isRunning={enabling.isPending}
      problem={enabling.error}
      onConfirm={(reason) => enabling.mutate({ override: failed > 0, ...(reason !== undefined && { reason }) })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm" role="status">
          {checks.isFetching
            ? t('enableChecking')
            : failed > 0
              ? t('enableFail', { count: failed })
              : checks.data && t(warned > 0 ? 'enableWarn' : 'enablePass')}
        </Text>
        {checks.error && <ProblemBox thrown={checks.error} onRetry={() => void checks.refetch()} />}
        {items.length > 0 && <PreflightItems items={items} />}
        <Plans service={service} />
      </Stack>
    </ReasonDialog>
  );
}
