import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../api/problem';
import { nowMillis } from '../time/clock';
import { useWords } from '../words/catalogue';
import { csvText, download } from './csv';
import { resolved } from './filters';
import type { ListSpec } from './list-page';
import type { ListState } from './list-state';
import { listWords } from './list-words';
import { readAll } from './read-all';

interface Props<T> {
  list: ListSpec<T>;
  state: ListState;
  total: number | undefined;
}

/** Downloads the whole filtered list, not only the page in sight. */
export function CsvButton<T>({ list, state, total }: Props<T>) {
  const t = useWords(listWords);
  const exporting = useMutation({
    mutationFn: async () => {
      const items = await readAll(list.read, { sort: state.sort, ...resolved(state.filters) });
      const columns = list.columns.flatMap((column) => (column.csv ? [{ title: column.title, of: column.csv }] : []));
      const text = csvText(
        columns.map((column) => column.title),
        items.map((item) => columns.map((column) => column.of(item))),
      );
      download(`${list.name}-${new Date(nowMillis()).toISOString().slice(0, 10)}.csv`, 'text/csv;charset=utf-8', text);
    },
    onError: (thrown) => notifications.show({ color: 'red', message: problemOf(thrown).message }),
  });
  return (
    <Tooltip label={t('csvHint')}>
      <Button
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        disabled={!total}
        loading={exporting.isPending}
        onClick={() => exporting.mutate()}
      >
        {t('csv')}
      </Button>
    </Tooltip>
  );
}
