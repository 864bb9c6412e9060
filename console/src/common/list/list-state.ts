import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a list shows, as the URL holds it: a link to it can be pasted into a ticket. */
export interface ListState {
  /** From 1, as people count. */
  page: number;
  size: number;
  /** The field; with `-` before it the other way round. */
  sort: string;
  filters: Readonly<Record<string, string>>;
}

export interface ListChanges {
  setPage: (page: number) => void;
  setSize: (size: number) => void;
  setSort: (sort: string) => void;
  /** Undefined takes the filter away. */
  setFilters: (changed: Readonly<Record<string, string | undefined>>) => void;
  clearFilters: () => void;
}

const usual = { page: 1, size: 50 };

function count(text: string | null, preset: number, most: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= 1 && value <= most ? value : preset;
}

/** The parameters as they are written: what is usual is left out, so that links stay short. */
function written(params: URLSearchParams, changed: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** @param filters names of the list's own filters; other parameters of the URL belong to others */
export function useListState(defaultSort: string, filters: readonly string[]): [ListState, ListChanges] {
  const [params, setParams] = useSearchParams();
  const names = filters.join(' ');
  const state = useMemo<ListState>(
    () => ({
      page: count(params.get('page'), usual.page, 1_000_000),
      size: count(params.get('size'), usual.size, 1_000),
      sort: params.get('sort') ?? defaultSort,
      filters: Object.fromEntries(
        names.split(' ').flatMap((name) => {
          const value = params.get(name);
          return value ? [[name, value]] : [];
        }),
      ),
    }),
    [params, defaultSort, names],
  );
  const change = useCallback(
    (changed: Readonly<Record<string, string | undefined>>, replace = false) => {
      setParams((now) => written(now, changed), { replace });
    },
    [setParams],
  );
  const changes = useMemo<ListChanges>(
    () => ({
      setPage: (page) => change({ page: page === usual.page ? undefined : String(page) }),
      setSize: (size) => change({ size: size === usual.size ? undefined : String(size), page: undefined }),
      setSort: (sort) => change({ sort: sort === defaultSort ? undefined : sort, page: undefined }),
      // Typing a filter is one thing to go back from, not one for each letter.
      setFilters: (changed) => change({ ...changed, page: undefined }, true),
      clearFilters: () => change(Object.fromEntries([...names.split(' '), 'page'].map((name) => [name, undefined]))),
    }),
    [change, defaultSort, names],
  );
  return [state, changes];
}
