import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { RowsCsvButton } from '@/common/list/csv-button';
import { type Column, DataTable } from '@/common/list/data-table';
import { ProblemBox } from '@/common/ui/problem-box';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { told } from '@/common/words/told';
import { words } from './words';

type Check = Schemas['Doctor.Shown'];

/** Checks everything that the control plane needs, when somebody wants it. */
export function Doctor() {
  const t = useWords(words);
  const c = useWords(common);
  const report = useQuery({
    queryKey: key('system', 'doctor'),
    queryFn: ({ signal }) => answered(api.GET('/api/system/doctor', { signal })),
    enabled: false,
    gcTime: Infinity,
  });
  const columns: Column<Check>[] = [
    {
      key: 'name',
      title: c('name'),
      width: '300px',
      cell: (check) => <CheckName>{check.name}</CheckName>,
      csv: (check) => check.name,
    },
    {
      key: 'state',
      title: c('state'),
      cell: (check) => <StateBadge state={check.state} />,
      csv: (check) => check.state,
    },
    {
      key: 'hint',
      title: t('detail'),
      isWide: true,
      cell: (check) => (
        <Text size="sm" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {told(check.hint)}
        </Text>
      ),
      csv: (check) => check.hint,
    },
  ];
  return (
    <Stack component="section" gap="xs" aria-labelledby="doctor">
      <Group justify="space-between">
        <div>
          <Title order={2} id="doctor">
            {t('doctor')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('doctorHint')}
          </Text>
        </div>
        <Group gap="xs">
          <RowsCsvButton name="checks" columns={columns} items={report.data?.checks ?? []} />
          <Button variant="default" loading={report.isFetching} onClick={() => void report.refetch()}>
            {t('check')}
          </Button>
        </Group>
      </Group>
      {report.error && <ProblemBox thrown={report.error} />}
      {report.data && (
        <>
          <Text size="sm" role="status">
            {report.data.ok ? t('allOk') : <Toned tone="bad">{t('someFailed')}</Toned>}
          </Text>
          <DataTable
            label={t('doctor')}
            isWhole
            items={report.data.checks}
            id={(check) => check.name}
            columns={columns}
          />
        </>
      )}
    </Stack>
  );
}

/** What is checked; the connection's or the service's name stays as it is. */
function CheckName({ children }: { children: string }) {
  const t = useWords(words);
  const connection = /^connection (\S+) \((.+)\)$/.exec(children);
  const pool = /^pool of (\S+) \((.+)\)$/.exec(children);
  if (connection) return t('checkConnection', { name: connection[1] ?? '' });
  if (pool) return <span title={pool[2]}>{t('checkPool', { service: pool[1] ?? '' })}</span>;
  switch (children) {
    case 'data directory':
      return t('checkDirectory');
    case 'database':
      return t('database');
    case 'java':
      return t('java');
    default:
      return children;
  }
}
