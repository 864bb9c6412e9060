/** A page of a list as the API answers it. */
export interface ListAnswer<T> {
  items: T[];
  total: number;
}

/** What the API's lists take; pages from 0. */
export interface ListQuery {
  page: number;
  size: number;
  sort: string;
  [filter: string]: string | number;
}

export type ReadList<T> = (query: ListQuery, signal?: AbortSignal) => Promise<ListAnswer<T>>;

/** The most that the API gives at once. */
const most = 1_000;

/** The whole filtered list, page after page. */
export async function readAll<T>(read: ReadList<T>, query: Omit<ListQuery, 'page' | 'size'>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 0; ; page++) {
    const answer = await read({ ...query, page, size: most } as ListQuery);
    all.push(...answer.items);
    if (answer.items.length < most || all.length >= answer.total) return all;
  }
}
