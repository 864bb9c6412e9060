import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FieldError, problemOf } from '../api/problem';
import { say, useWords } from '../words/catalogue';
import { common } from '../words/common';
import { holdReasons, isHoldReason } from '../words/reasons';
import { told } from '../words/told';
import { headlineOf, problemWords } from './problem-words';

interface Props {
  thrown: unknown;
  /** Offers to try again. */
  onRetry?: () => void;
  /** Fields that show their own message, and need not be told here. */
  shownFields?: readonly string[];
}

/** What failed, on which system, in which fields, and what one can do. */
export function ProblemBox({ thrown, onRetry, shownFields = [] }: Props) {
  const t = useWords(common);
  const p = useWords(problemWords);
  const problem = problemOf(thrown);
  const hint = problem.status === 0 ? p('unreachable.hint') : told(problem.hint ?? '');
  const { hold } = problem.more;
  const headline =
    typeof hold === 'string' && isHoldReason(hold)
      ? p('held', { reason: say(holdReasons)(hold) })
      : p(headlineOf(problem.code), { system: problem.system ?? t('system') });
  const errors = problem.errors.filter((error) => !shownFields.includes(error.field));
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={headline} p="sm">
      {problem.status !== 0 && problem.code !== 'fields-refused' && <Text size="sm">{told(problem.message)}</Text>}
      {hint && <Text size="sm">{hint}</Text>}
      {errors.length > 0 && <FieldErrors errors={errors} />}
      {onRetry && (
        <Group mt="xs">
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

function FieldErrors({ errors }: { errors: FieldError[] }) {
  const t = useWords(common);
  return (
    <List size="sm" mt={4}>
      {errors.map((error) => (
        <List.Item key={`${error.field} ${error.rejected}`}>
          <b>{error.field}</b>: {error.rejected} · {t('fieldAllowed', { allowed: told(error.allowed) })}
          {error.hint && ` · ${told(error.hint)}`}
        </List.Item>
      ))}
    </List>
  );
}
