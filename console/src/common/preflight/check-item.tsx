import { Text } from '@mantine/core';
import { StateBadge } from '../ui/state-badge';
import { useWords } from '../words/catalogue';
import { told } from '../words/told';
import type { PreflightItem } from './preflight';
import classes from './preflight.module.css';
import { isKnownCheck, preflightWords } from './preflight-words';
import { missingCheck, shownVerdict } from './verdict';

/** One check: what it holds, how it came out, what was found and what one can do about it. */
export function CheckItem({ item }: { item: PreflightItem }) {
  const t = useWords(preflightWords);
  const missed = missingCheck(item);
  const verdict = shownVerdict(item);
  const checkName = (key: string) => (isKnownCheck(key) ? t(key) : key);
  return (
    <li className={classes.item} data-verdict={verdict}>
      <div className={classes.verdict}>
        <StateBadge state={verdict} />
      </div>
      <div className={classes.told}>
        <Text size="sm" fw={600}>
          {isKnownCheck(item.key) ? t(item.key) : told(item.title)}
        </Text>
        <Text size="sm">{missed ? t('seeOther', { check: checkName(missed) }) : told(item.found)}</Text>
        {item.hint && !missed && (
          <Text size="sm">
            <b>{t('todo')}</b> {told(item.hint)}
          </Text>
        )}
        {item.evidence.length > 0 && (
          <details className={classes.evidence}>
            <summary>
              {t('evidence')} ({item.evidence.length})
            </summary>
            <ul>
              {item.evidence.map((line) => (
                <li key={line}>{told(line)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}
