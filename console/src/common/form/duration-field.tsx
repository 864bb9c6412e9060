import { Group, Input, NumberInput, Select } from '@mantine/core';
import { useId } from 'react';
import { catalogue, useWords } from '../words/catalogue';

const words = catalogue('duration', {
  en: { unit: 'Unit of {{label}}', ms: 'ms', s: 's', m: 'min', h: 'h' },
  ko: { unit: '{{label}} 단위', ms: '밀리초', s: '초', m: '분', h: '시간' },
});

type Unit = 'ms' | 's' | 'm' | 'h';

interface Parts {
  amount: number | '';
  unit: Unit;
}

function partsOf(text: string, preset: Unit): Parts {
  const match = /^(\d*)(ms|s|m|h)$/.exec(text);
  if (!match) return { amount: '', unit: preset };
  return { amount: match[1] ? Number(match[1]) : '', unit: match[2] as Unit };
}

interface Props {
  label: string;
  description?: React.ReactNode;
  error?: React.ReactNode;
  /** As the API writes it: `60s`, `10m`; empty when nothing is given. */
  value: string;
  onChange: (value: string) => void;
  /** Which unit an empty field begins with. */
  unit?: Unit;
  /** Units that make sense here. */
  allowed?: readonly Unit[];
  disabled?: boolean;
  required?: boolean;
}

/** A duration as a number with its unit. */
export function DurationField(props: Props) {
  const {
    label,
    description,
    error,
    value,
    onChange,
    unit: preset = 'm',
    allowed = ['s', 'm', 'h'],
    disabled = false,
  } = props;
  const t = useWords(words);
  const id = useId();
  const { amount, unit } = partsOf(value, preset);
  const tell = (parts: Parts) => onChange(parts.amount === '' ? '' : `${parts.amount}${parts.unit}`);
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={error}
      id={id}
      size="xs"
      withAsterisk={props.required ?? false}
    >
      <Group gap={4} wrap="nowrap" mt={2}>
        <NumberInput
          id={id}
          value={amount}
          onChange={(typed) => tell({ amount: typed === '' ? '' : Number(typed), unit })}
          min={0}
          max={999_999_999}
          allowDecimal={false}
          allowNegative={false}
          disabled={disabled}
          error={Boolean(error)}
          w={90}
        />
        <Select
          aria-label={t('unit', { label })}
          data={allowed.map((one) => ({ value: one, label: t(one) }))}
          value={unit}
          onChange={(chosen) => tell({ amount, unit: (chosen ?? unit) as Unit })}
          allowDeselect={false}
          disabled={disabled}
          w={84}
        />
      </Group>
    </Input.Wrapper>
  );
}
