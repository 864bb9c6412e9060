import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { memo, type MouseEvent, type ReactNode, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../words/catalogue';
import type { CsvValue } from './csv';
import classes from './data-table.module.css';
import { listWords } from './list-words';
import { useRowWindow } from './row-window';

export interface Column<T> {
  /** Unique in its table. */
  key: string;
  title: string;
  cell: (item: T) => ReactNode;
  /** What stands in the exported file; left out of it when absent. */
  csv?: (item: T) => CsvValue;
  /** The API's field that the list can be ordered by. */
  sort?: string;
  align?: 'right';
  /** CSS width; otherwise as wide as what it holds. */
  width?: string;
  /** Takes all the room that is left; for a {@link Sentence}. */
  isWide?: boolean;
}

/** What stands in the exported file only. */
export interface ExportColumn<T> extends Pick<Column<T>, 'key' | 'title'> {
  csv: (item: T) => CsvValue;
}

interface Props<T> {
  /** Says what the table holds, for those who do not see it. */
  label: string;
  columns: Column<T>[];
  items: readonly T[];
  id: (item: T) => string;
  /** Where a click on the row leads; one of its cells must have the same link, for the keyboard. */
  to?: (item: T) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  /** What was read before is shown while something else is read. */
  isOld?: boolean;
  /** As high as its rows; otherwise it scrolls within the screen. */
  isWhole?: boolean;
}

/** The height of a row, also in the style sheet. */
const rowHeight = 34;
const headHeight = 32;
/** So many rows stay in sight on a low screen; the page scrolls then. */
const fewest = 8;

/** A dense table: its head stays in sight, long ones draw only the rows in sight. */
export function DataTable<T>(props: Props<T>) {
  const { label, columns, items, id, to, isOld = false, isWhole = false } = props;
  const container = useRef<HTMLDivElement>(null);
  const shown = useRowWindow(container, items.length, rowHeight);
  return (
    // A region that scrolls must be reachable by keyboard.
    <div
      ref={container}
      className={classes.frame}
      data-whole={isWhole}
      data-old={isOld}
      role="region"
      aria-label={label}
      tabIndex={0}
      style={{ minHeight: isWhole ? undefined : Math.min(items.length, fewest) * rowHeight + headHeight }}
    >
      <table className={classes.table} aria-rowcount={items.length + 1}>
        <Head {...props} />
        <tbody>
          <Gap rows={shown.first} columns={columns.length} />
          {items.slice(shown.first, shown.last).map((item, index) => (
            <Row key={id(item)} item={item} rowIndex={shown.first + index + 2} columns={columns} to={to} />
          ))}
          <Gap rows={items.length - shown.last} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps<T> {
  item: T;
  /** In the whole table, the head counted too. */
  rowIndex: number;
  columns: Column<T>[];
  to: ((item: T) => string) | undefined;
}

function PlainRow<T>({ item, rowIndex, columns, to }: RowProps<T>) {
  const navigate = useNavigate();
  const open = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    if (!to || target.closest('a, button, input, label') || getSelection()?.toString()) return;
    void navigate(to(item));
  };
  return (
    <tr aria-rowindex={rowIndex} data-opens={to !== undefined} onClick={open}>
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} className={column.isWide ? classes.wide : undefined}>
          {column.cell(item)}
        </td>
      ))}
    </tr>
  );
}

/** Rows that stay in sight while a long table is scrolled are not drawn anew. */
const Row = memo(PlainRow) as typeof PlainRow;

function Gap({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden style={{ height: rows * rowHeight }}>
      <td colSpan={columns} />
    </tr>
  );
}

function Head<T>({ columns, sort, onSort }: Props<T>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            style={{ width: column.width }}
            aria-sort={sorted(column.sort, sort)}
          >
            {column.sort && onSort ? (
              <SortButton field={column.sort} title={column.title} sort={sort} onSort={onSort} />
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sorted(field: string | undefined, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (field === undefined) return undefined;
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : undefined;
}

interface SortProps {
  field: string;
  title: string;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

function SortButton({ field, title, sort, onSort }: SortProps) {
  const t = useWords(listWords);
  const direction = sorted(field, sort);
  const Arrow = direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort;
  return (
    <button
      type="button"
      className={classes.sort}
      title={t('sortBy', { column: title })}
      onClick={() => onSort(direction === 'ascending' ? `-${field}` : field)}
    >
      {title}
      <Arrow size={12} aria-hidden data-idle={direction === undefined} />
    </button>
  );
}
