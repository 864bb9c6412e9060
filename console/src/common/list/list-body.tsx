import { Button, Group, Pagination, Select, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Problem } from '../api/problem';
import { Answer, Empty, Loading } from '../ui/nothing';
import { useLanguage, useWords } from '../words/catalogue';
import { DataTable } from './data-table';
import type { ListSpec } from './list-page';
import type { ListChanges, ListState } from './list-state';
import { listWords } from './list-words';
import type { ListAnswer } from './read-all';

interface Props<T> {
  list: ListSpec<T>;
  state: ListState;
  changes: ListChanges;
  answer: UseQueryResult<ListAnswer<T>, Problem>;
  label: string;
}

/** The rows of a list, or why there are none. */
export function ListBody<T>({ list, state, changes, answer, label }: Props<T>) {
  const t = useWords(listWords);
  return (
    <Answer of={answer} loading={<Loading lines={10} />}>
      {({ items, total }) => {
        if (total > 0 || items.length > 0) {
          return (
            <>
              <DataTable
                label={label}
                columns={list.columns}
                items={items}
                id={list.id}
                {...(list.to && { to: list.to })}
                sort={state.sort}
                onSort={changes.setSort}
                isOld={answer.isPlaceholderData}
              />
              <Pages total={total} state={state} changes={changes} />
            </>
          );
        }
        if (Object.keys(state.filters).length === 0) return list.empty;
        return (
          <Empty title={t('nothingFits')}>
            <Button variant="default" onClick={changes.clearFilters}>
              {t('clear')}
            </Button>
          </Empty>
        );
      }}
    </Answer>
  );
}

const sizes = ['50', '100', '200', '1000'];

function Pages({ total, state, changes }: { total: number; state: ListState; changes: ListChanges }) {
  const t = useWords(listWords);
  const language = useLanguage();
  const number = (value: number) => value.toLocaleString(language);
  const pages = Math.max(1, Math.ceil(total / state.size));
  const first = (state.page - 1) * state.size + 1;
  const last = Math.min(total, state.page * state.size);
  return (
    <Group justify="space-between" gap="sm" mih={28}>
      <Text size="xs" c="dimmed" role="status">
        {pages === 1
          ? t('count', { count: total, formatted: number(total) })
          : t('range', { first: number(first), last: number(last), total: number(total) })}
      </Text>
      {total > 50 && (
        <Group gap="sm">
          <Select
            aria-label={t('perPage')}
            data={sizes}
            value={String(state.size)}
            allowDeselect={false}
            onChange={(size) => changes.setSize(Number(size))}
            w={84}
          />
          {pages > 1 && (
            <Pagination
              size="sm"
              total={pages}
              value={state.page}
              onChange={changes.setPage}
              getControlProps={(control) => ({ 'aria-label': t(control === 'previous' ? 'previous' : 'next') })}
            />
          )}
        </Group>
      )}
    </Group>
  );
}
