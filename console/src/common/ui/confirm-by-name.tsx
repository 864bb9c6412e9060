import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { catalogue, useWords } from '../words/catalogue';
import { common } from '../words/common';
import { ProblemBox } from './problem-box';

const words = catalogue('confirm', {
  en: {
    type: 'Type “{{name}}” to confirm',
    working: 'Under way',
  },
  ko: {
    type: '확인을 위해 “{{name}}”을(를) 입력하세요',
    working: '진행 중',
  },
});

interface Props {
  opened: boolean;
  title: string;
  /** What has to be typed. */
  name: string;
  /** What will happen, in numbers. */
  consequences: ReactNode;
  /** What the button says: the act itself, such as "Delete 2 VMs". */
  act: string;
  /** Something else has to be given first. */
  isUnready?: boolean;
  /** A reason is asked for as well, and handed to onConfirm. */
  wantsReason?: boolean;
  isRunning: boolean;
  /** How far it is, while it runs. */
  progress?: ReactNode;
  problem?: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back easily: says what will happen and wants the name typed. */
export function ConfirmByName(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <Asked {...props} />
    </Modal>
  );
}

function Asked(props: Props) {
  const { name, consequences, act, isUnready, wantsReason, isRunning, progress, problem, onConfirm, onClose } = props;
  const t = useWords(words);
  const c = useWords(common);
  const consequencesId = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const isConfirmed = typed.trim() === name && !isUnready && (!wantsReason || reason.trim() !== '');
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (isConfirmed && !isRunning) onConfirm(reason.trim());
      }}
    >
      <Stack gap="sm">
        <Text component="div" id={consequencesId}>
          {consequences}
        </Text>
        {wantsReason && (
          <TextInput
            label={c('reason')}
            description={c('reasonNeeded')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            required
            data-autofocus
          />
        )}
        <TextInput
          label={t('type', { name })}
          aria-describedby={consequencesId}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus={wantsReason ? undefined : true}
        />
        {isRunning && (progress ?? <Text role="status">{t('working')}</Text>)}
        {problem !== null && problem !== undefined && <ProblemBox thrown={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {c(isRunning ? 'close' : 'cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!isConfirmed} loading={isRunning}>
            {act}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
