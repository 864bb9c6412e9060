import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localMinute } from '../time/time-text';
import { useWords } from '../words/catalogue';
import { period } from './filters';
import type { ListChanges, ListState } from './list-state';
import { listWords } from './list-words';

const fixed = 'fixed';

/** The value of a datetime-local field, in the user's zone; the seconds are left out. */
function localText(instant: string | undefined): string {
  if (!instant || Number.isNaN(Date.parse(instant))) return '';
  return localMinute(Date.parse(instant));
}

function instantOf(local: string): string | undefined {
  return local === '' ? undefined : new Date(local).toISOString();
}

/** A period that ends now, or one between two instants. */
export function PeriodFilter({ state, changes }: { state: ListState; changes: ListChanges }) {
  const t = useWords(listWords);
  const { from, to } = state.filters;
  const isGiven = from !== undefined || to !== undefined;
  const [isOpen, setOpen] = useState(false);
  const value = isGiven || isOpen ? fixed : (state.filters[period] ?? '');
  const choose = (chosen: string | null) => {
    setOpen(chosen === fixed);
    if (chosen !== fixed) changes.setFilters({ [period]: chosen ?? undefined, from: undefined, to: undefined });
    else changes.setFilters({ [period]: undefined });
  };
  return (
    <Group gap="xs">
      <Select
        aria-label={t('period')}
        data={[
          { value: '', label: t('anyTime') },
          { value: '1h', label: t('lastHour') },
          { value: '24h', label: t('lastDay') },
          { value: '168h', label: t('lastWeek') },
          { value: '720h', label: t('lastMonth') },
          { value: fixed, label: t('fixed') },
        ]}
        value={value}
        onChange={choose}
        allowDeselect={false}
        w={150}
      />
      {value === fixed && (
        <>
          <TextInput
            type="datetime-local"
            aria-label={t('from')}
            value={localText(from)}
            onChange={(event) => changes.setFilters({ from: instantOf(event.currentTarget.value) })}
          />
          <TextInput
            type="datetime-local"
            aria-label={t('to')}
            value={localText(to)}
            onChange={(event) => changes.setFilters({ to: instantOf(event.currentTarget.value) })}
          />
        </>
      )}
    </Group>
  );
}
