import { Button, Group, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../words/catalogue';
import { type Filter, namesOf } from './filters';
import type { ListChanges, ListState } from './list-state';
import { listWords } from './list-words';
import { PeriodFilter } from './period-filter';
import { TextFilter } from './text-filter';

interface Props {
  filters: Filter[];
  state: ListState;
  changes: ListChanges;
}

/** The filters of a list, in the order in which they are given. */
export function FilterBar({ filters, state, changes }: Props) {
  const t = useWords(listWords);
  const isFiltered = Object.keys(state.filters).length > 0;
  return (
    <Group gap="xs" role="search" aria-label={t('filters')}>
      {filters.map((filter) => (
        <OneFilter key={namesOf(filter).join()} filter={filter} state={state} changes={changes} />
      ))}
      {isFiltered && (
        <Button variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={changes.clearFilters}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}

function OneFilter({ filter, state, changes }: { filter: Filter; state: ListState; changes: ListChanges }) {
  const t = useWords(listWords);
  switch (filter.kind) {
    case 'text':
      return (
        <TextFilter
          label={filter.label}
          placeholder={filter.placeholder ?? filter.label}
          value={state.filters[filter.name] ?? ''}
          isService={filter.isService ?? false}
          onChange={(text) => changes.setFilters({ [filter.name]: text })}
        />
      );
    case 'choice':
      return (
        <Select
          aria-label={filter.label}
          placeholder={filter.label}
          data={filter.options}
          value={state.filters[filter.name] ?? null}
          onChange={(value) => changes.setFilters({ [filter.name]: value ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': `${t('clear')}: ${filter.label}` }}
          searchable={filter.options.length > 8}
          w={160}
        />
      );
    case 'time':
      return <PeriodFilter state={state} changes={changes} />;
  }
}
