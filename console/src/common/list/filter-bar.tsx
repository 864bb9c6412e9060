import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/catalogue';
import { type Filter, namesOf } from './filters';
import type { ListChanges, ListState } from './list-state';
import { listWords } from './list-words';
import { PeriodFilter } from './period-filter';

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

interface TextProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

/** Asks the server when the typing pauses. */
function TextFilter({ label, placeholder, value, onChange }: TextProps) {
  const [typed, setTyped] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [known, setKnown] = useState(value);
  const [told, setTold] = useState(value);
  // Back, forward and "clear filters" change the URL from elsewhere; what was told from here is not written over what is typed on.
  if (known !== value) {
    setKnown(value);
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  useEffect(() => () => clearTimeout(pause.current), []);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      w={200}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        clearTimeout(pause.current);
        pause.current = setTimeout(() => {
          setTold(text.trim());
          onChange(text.trim());
        }, 300);
      }}
    />
  );
}
