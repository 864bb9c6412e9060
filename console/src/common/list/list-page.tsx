import { Group } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { key, type Topic } from '../api/queries';
import { useLiveQuery } from '../api/stream';
import { type Crumb, Page } from '../ui/page';
import { CsvButton } from './csv-button';
import type { Column, ExportColumn } from './data-table';
import { type Filter, namesOf } from './filters';
import { FilterBar } from './filter-bar';
import { ListBody } from './list-body';
import { type ListChanges, type ListState, useListState } from './list-state';
import { type ListAnswer, type ListQuery, type ReadList } from './read-all';
import { resolved } from './filters';

/** All that is special about a list. Make it once, outside of the component or with useMemo. */
export interface ListSpec<T> {
  /** The list's name in file names; in English, as in the API. */
  name: string;
  topic: Topic;
  read: ReadList<T>;
  id: (item: T) => string;
  columns: Column<T>[];
  /** Stands in the exported file behind the columns. */
  exports?: ExportColumn<T>[];
  filters?: Filter[];
  /** The API's field, with `-` before it for descending. */
  sort: string;
  /** What is said when there is nothing at all, and what to do about it. */
  empty: ReactNode;
  /** Where a click on a row leads. */
  to?: (item: T) => string;
}

export function query(state: ListState): ListQuery {
  return { page: state.page - 1, size: state.size, sort: state.sort, ...resolved(state.filters) };
}

/** A list whose page, order and filters are in the URL, and which follows the server. */
export function useList<T>(spec: ListSpec<T>) {
  const names = useMemo(() => (spec.filters ?? []).flatMap(namesOf), [spec.filters]);
  const [state, changes] = useListState(spec.sort, names);
  const answer = useLiveQuery<ListAnswer<T>>({
    queryKey: key(spec.topic, spec.name, state),
    queryFn: ({ signal }) => spec.read(query(state), signal),
    placeholderData: keepPreviousData,
  });
  return { state, changes, answer };
}

interface Props<T> {
  title: string;
  crumbs?: Crumb[];
  /** One line under the title. */
  sentence?: ReactNode;
  list: ListSpec<T>;
  actions?: ReactNode;
  /** Between the head and the list. */
  above?: ReactNode;
}

/** A page that is a list: filters, export, order, paging, and what is said when there is nothing. */
export function ListPage<T>({ title, crumbs, sentence, list, actions, above }: Props<T>) {
  const { state, changes, answer } = useList(list);
  return (
    <Page
      title={title}
      crumbs={crumbs ?? []}
      updatedAt={answer.dataUpdatedAt || undefined}
      actions={actions}
      sentence={sentence}
      isFilling
    >
      {above}
      <Tools list={list} state={state} changes={changes} total={answer.data?.total} />
      <ListBody list={list} state={state} changes={changes} answer={answer} label={title} />
    </Page>
  );
}

interface ToolsProps<T> {
  list: ListSpec<T>;
  state: ListState;
  changes: ListChanges;
  total: number | undefined;
}

/** Filters and export; a list that has nothing at all needs none. */
function Tools<T>({ list, state, changes, total }: ToolsProps<T>) {
  if (total === 0 && Object.keys(state.filters).length === 0) return null;
  return (
    <Group justify="space-between" gap="xs">
      <FilterBar filters={list.filters ?? []} state={state} changes={changes} />
      <CsvButton list={list} state={state} total={total} />
    </Group>
  );
}

/** The same within a page, such as in a tab. */
export function ListPart<T>({ title, list }: { title: string; list: ListSpec<T> }) {
  const { state, changes, answer } = useList(list);
  return (
    <>
      <Tools list={list} state={state} changes={changes} total={answer.data?.total} />
      <ListBody list={list} state={state} changes={changes} answer={answer} label={title} />
    </>
  );
}
