import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { nowMillis } from '../time/clock';
import { localDate } from '../time/time-text';
import { briefly } from '../ui/problem-words';
import { useWords } from '../words/catalogue';
import { csvText, download } from './csv';
import type { Column, ExportColumn } from './data-table';
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
      save(list.name, [...list.columns, ...(list.exports ?? [])], items);
    },
    onError: (thrown) => notifications.show({ color: 'red', message: briefly(thrown) }),
  });
  return (
    <Export hint={t('csvHint')} isEmpty={!total} isRunning={exporting.isPending} onClick={() => exporting.mutate()} />
  );
}

interface RowsProps<T> {
  /** As in {@link ListSpec}. */
  name: string;
  columns: readonly Column<T>[];
  items: readonly T[];
}

/** Downloads rows that are all here already. */
export function RowsCsvButton<T>({ name, columns, items }: RowsProps<T>) {
  const t = useWords(listWords);
  return <Export hint={t('csvRowsHint')} isEmpty={items.length === 0} onClick={() => save(name, columns, items)} />;
}

function save<T>(name: string, columns: readonly (Column<T> | ExportColumn<T>)[], items: readonly T[]): void {
  const told = columns.flatMap((column) => (column.csv ? [{ title: column.title, of: column.csv }] : []));
  const text = csvText(
    told.map((column) => column.title),
    items.map((item) => told.map((column) => column.of(item))),
  );
  download(`${name}-${localDate(nowMillis())}.csv`, 'text/csv;charset=utf-8', text);
}

interface ExportProps {
  hint: string;
  isEmpty: boolean;
  isRunning?: boolean;
  onClick: () => void;
}

function Export({ hint, isEmpty, isRunning = false, onClick }: ExportProps) {
  const t = useWords(listWords);
  return (
    <Tooltip label={hint}>
      <Button
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        disabled={isEmpty}
        loading={isRunning}
        onClick={onClick}
      >
        {t('csv')}
      </Button>
    </Tooltip>
  );
}
