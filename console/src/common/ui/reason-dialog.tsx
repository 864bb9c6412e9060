import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/catalogue';
import { common } from '../words/common';
import { DialogFooter } from './dialog-footer';
import { ProblemBox } from './problem-box';

interface Props {
  opened: boolean;
  title: string;
  /** As wide as what it shows wants; Mantine's word for it. */
  size?: string;
  /** What will happen. */
  children: ReactNode;
  /** What the button says: the act itself. */
  act: string;
  /** Without a reason it cannot be done. */
  isReasonNeeded?: boolean;
  /** Something else has to be chosen first. */
  isBlocked?: boolean;
  isRunning: boolean;
  problem?: unknown;
  /** The reason, undefined when none was given. */
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}

/** Asks why before something that can be taken back as easily as it is done; what cannot asks by `ConfirmByName`. */
export function ReasonDialog(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={props.size ?? 'md'}>
      <Asked {...props} />
    </Modal>
  );
}

function Asked({ children, act, isReasonNeeded, isBlocked, isRunning, problem, onConfirm, onClose }: Props) {
  const c = useWords(common);
  const [reason, setReason] = useState('');
  const isReady = !isBlocked && (!isReasonNeeded || reason.trim() !== '');
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (isReady && !isRunning) onConfirm(reason.trim() || undefined);
      }}
    >
      <Stack gap="sm">
        <Text component="div">{children}</Text>
        <DialogFooter>
          <TextInput
            label={c('reason')}
            description={c(isReasonNeeded ? 'reasonNeeded' : 'reasonOptional')}
            required={isReasonNeeded ?? false}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            data-autofocus={isReasonNeeded ? true : undefined}
          />
          {problem !== null && problem !== undefined && <ProblemBox thrown={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={isRunning}>
              {act}
            </Button>
          </Group>
        </DialogFooter>
      </Stack>
    </form>
  );
}
