import { Button, Group, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '@/common/words/catalogue';
import { formWords } from './form-words';
import { useConfigForm } from './use-config-form';

interface Props {
  /** Fields in it: while one of them has a message it stays open. */
  fields: readonly string[];
  children: ReactNode;
}

/** Fields that most services leave as they are. */
export function More({ fields, children }: Props) {
  const t = useWords(formWords);
  const { messages } = useConfigForm();
  const [isWanted, want] = useState(false);
  const id = useId();
  const isOpen = isWanted || Object.keys(messages).some((path) => fields.some((field) => path.startsWith(field)));
  const Arrow = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <Group>
        <Button
          variant="subtle"
          leftSection={<Arrow size={14} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => want(!isOpen)}
        >
          {t(isOpen ? 'less' : 'more')}
        </Button>
      </Group>
      <Stack id={id} gap="md" hidden={!isOpen}>
        {isOpen && children}
      </Stack>
    </>
  );
}
