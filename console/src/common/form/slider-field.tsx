import { Group, Input, NumberInput, Slider, Text } from '@mantine/core';
import { useId } from 'react';

interface Props {
  label: string;
  description?: React.ReactNode;
  error?: React.ReactNode;
  /** What the value means now, in a sentence; it is said again whenever it changes. */
  sentence?: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Shown behind the number. */
  suffix?: string;
  disabled?: boolean;
}

/** A slider for the eye and the mouse, and a number field beside it for the exact value. */
export function SliderField(props: Props) {
  const { label, description, error, sentence, value, onChange, min = 0, max = 100, step = 1, suffix = ' %' } = props;
  const disabled = props.disabled ?? false;
  const id = useId();
  return (
    <Input.Wrapper label={label} description={description} error={error} id={id} size="xs">
      <Group gap="sm" wrap="nowrap" mt={4}>
        <Slider
          flex={1}
          size="sm"
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={onChange}
          label={(shown) => `${shown}${suffix}`}
          thumbLabel={label}
          disabled={disabled}
        />
        <NumberInput
          id={id}
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={(typed) => {
            if (typed !== '' && !Number.isNaN(Number(typed))) onChange(Math.min(max, Math.max(min, Number(typed))));
          }}
          allowNegative={min < 0}
          suffix={suffix}
          disabled={disabled}
          error={Boolean(error)}
          w={92}
        />
      </Group>
      {sentence && (
        <Text size="xs" c="dimmed" mt={2} aria-live="polite">
          {sentence}
        </Text>
      )}
    </Input.Wrapper>
  );
}
