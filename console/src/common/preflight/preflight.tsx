import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { answered, api, type Schemas } from '../api/client';
import type { Problem } from '../api/problem';
import { key } from '../api/queries';
import { Age } from '../time/time';
import { ProblemBox } from '../ui/problem-box';
import { Toned } from '../ui/state-badge';
import { states } from '../ui/states';
import { useWords } from '../words/catalogue';
import { CheckItem } from './check-item';
import { EffectiveMax } from './effective-max';
import classes from './preflight.module.css';
import { preflightWords } from './preflight-words';
import { shownVerdict } from './verdict';

export type PreflightReport = Schemas['PreflightView'];
export type PreflightItem = Schemas['PreflightView.ItemView'];

/** The checks of a saved config. They run when they are first shown, and again only when somebody says so. */
export function usePreflight(service: string, enabled = true) {
  return useQuery<PreflightReport, Problem>({
    queryKey: key('system', 'preflight', service),
    queryFn: ({ signal }) =>
      answered(api.POST('/api/autoscaling/configs/{service}/preflight', { params: { path: { service } }, signal })),
    enabled,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** Everything about the checks of a config: how they came out, each with what was found, and how far max can be reached. */
export function Preflight({ of }: { of: UseQueryResult<PreflightReport, Problem> }) {
  const t = useWords(preflightWords);
  const report = of.data;
  return (
    <Stack gap="xs" component="section" aria-label={t('title')}>
      <Group gap="sm">
        {of.isFetching ? (
          <Text size="sm" c="dimmed" role="status">
            {t('running')}
          </Text>
        ) : (
          <>
            {report && <Sums items={report.items} />}
            {report && (
              <Text size="xs" c="dimmed">
                {t('checked')} <Age at={report.at} />
              </Text>
            )}
          </>
        )}
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={of.isFetching}
          onClick={() => void of.refetch()}
        >
          {t('again')}
        </Button>
      </Group>
      {of.error && !of.isFetching && <ProblemBox thrown={of.error} />}
      {report && (
        <>
          <PreflightItems items={report.items} />
          <EffectiveMax of={report.effectiveMax} />
        </>
      )}
    </Stack>
  );
}

const verdicts = ['pass', 'fail', 'warn', 'skipped'] as const;

function Sums({ items }: { items: readonly PreflightItem[] }) {
  const t = useWords(preflightWords);
  const sums = verdicts
    .map((verdict) => ({ verdict, count: items.filter((item) => shownVerdict(item) === verdict).length }))
    .filter(({ count }) => count > 0);
  if (sums.every(({ verdict }) => verdict === 'pass')) {
    return <Toned tone="ok">{t('allPassed', { count: items.length })}</Toned>;
  }
  return (
    <span>
      {sums.map(({ verdict, count }, index) => (
        <Fragment key={verdict}>
          {index > 0 && ' · '}
          <Toned tone={states[verdict]?.tone ?? 'wait'}>{t(`sum.${verdict}`, { count })}</Toned>
        </Fragment>
      ))}
    </span>
  );
}

/** Everything else than passed in full, failures first; what passed is folded away while something else needs the eye. */
export function PreflightItems({ items }: { items: readonly PreflightItem[] }) {
  const t = useWords(preflightWords);
  const those = (verdict: string) => items.filter((item) => shownVerdict(item) === verdict);
  const passed = those('pass');
  const others = [...those('fail'), ...those('warn'), ...those('skipped')];
  const [areShown, show] = useState(false);
  const isFolded = others.length > 0 && !areShown;
  return (
    <Stack gap={4} align="stretch">
      <ul className={classes.items}>
        {[...others, ...(isFolded ? [] : passed)].map((item) => (
          <CheckItem key={item.key} item={item} />
        ))}
      </ul>
      {others.length > 0 && passed.length > 0 && (
        <Group>
          <Button variant="subtle" size="compact-xs" aria-expanded={areShown} onClick={() => show(!areShown)}>
            {areShown ? t('hidePassed') : t('showPassed', { count: passed.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
