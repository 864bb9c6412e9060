import { Button, Group, Text, Title } from '@mantine/core';
import { RowsCsvButton } from '@/common/list/csv-button';
import { type Column, DataTable } from '@/common/list/data-table';
import { Sentence } from '@/common/list/sentence';
import { Time } from '@/common/time/time';
import { Answer } from '@/common/ui/nothing';
import { StateBadge } from '@/common/ui/state-badge';
import { type Say, useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { type Address, useAddress } from './reads';
import { words } from './words';

type Change = NonNullable<Address['history']>['items'][number];

interface Props {
  pool: string;
  address: string;
  onClose: () => void;
}

/** What became of an address: who had it, when and why it rested. */
export function History({ pool, address, onClose }: Props) {
  const t = useWords(words);
  const answer = useAddress(pool, address);
  return (
    <section aria-labelledby="history-title">
      <Group gap="sm" mb={6}>
        <Title order={2} id="history-title">
          {t('history', { address })}
        </Title>
        <Text size="xs" c="dimmed">
          {t('historyHint')}
        </Text>
        <Button variant="default" size="compact-xs" onClick={onClose}>
          {t('close')}
        </Button>
        <RowsCsvButton name={`address-${address}`} columns={columns(t)} items={answer.data?.history?.items ?? []} />
      </Group>
      <Answer of={answer}>
        {({ history }) => {
          const items = history?.items ?? [];
          if (items.length === 0) return <Text size="sm">{t('noHistory')}</Text>;
          return (
            <DataTable
              label={t('history', { address })}
              columns={columns(t)}
              items={items}
              id={(change) => `${change.at} ${change.state} ${change.owner.member}`}
              isWhole
            />
          );
        }}
      </Answer>
    </section>
  );
}

function columns(t: Say<(typeof words)['en']>): Column<Change>[] {
  return [
    { key: 'at', title: t('when'), cell: (change) => <Time at={change.at} />, csv: (change) => change.at },
    {
      key: 'state',
      title: t('state'),
      cell: (change) => <StateBadge state={change.state} />,
      csv: (change) => change.state,
    },
    {
      key: 'owner',
      title: t('owner'),
      cell: ({ owner }) => owner.name ?? owner.member,
      csv: ({ owner }) => owner.name ?? owner.member,
    },
    {
      key: 'service',
      title: t('service'),
      cell: ({ owner }) => owner.service ?? '',
      csv: ({ owner }) => owner.service,
    },
    {
      key: 'rests',
      title: t('restsUntil'),
      cell: ({ restsUntil }) => restsUntil && <Time at={restsUntil} />,
      csv: ({ restsUntil }) => restsUntil,
    },
    {
      key: 'note',
      title: t('note'),
      isWide: true,
      cell: (change) => <Sentence>{told(change.note)}</Sentence>,
      csv: (change) => change.note,
    },
  ];
}
