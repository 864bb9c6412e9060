import { ScrollArea } from '@mantine/core';
import { catalogue, useWords } from '../words/catalogue';
import classes from './diff-view.module.css';

const words = catalogue('diff', {
  en: { same: 'No difference', added: 'added', removed: 'removed' },
  ko: { same: '차이 없음', added: '추가', removed: '삭제' },
});

type Kind = 'added' | 'removed' | 'place' | 'same';

function kindOf(line: string): Kind {
  if (line.startsWith('@@')) return 'place';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : 'same';
}

/** A unified diff, line by line. The signs stay, because colour alone says nothing to some. */
export function DiffView({ diff, label }: { diff: string; label: string }) {
  const t = useWords(words);
  const lines = diff.split('\n').filter((line) => !line.startsWith('--- ') && !line.startsWith('+++ '));
  if (lines.every((line) => line === '')) return <p className={classes.none}>{t('same')}</p>;
  return (
    <ScrollArea.Autosize
      mah={420}
      className={classes.frame}
      data-scrolls
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      <pre className={classes.diff}>
        {lines.map((line, index) => {
          const kind = kindOf(line);
          return (
            <div key={index} data-kind={kind}>
              {(kind === 'added' || kind === 'removed') && <span className={classes.said}>{t(kind)} </span>}
              {line || ' '}
            </div>
          );
        })}
      </pre>
    </ScrollArea.Autosize>
  );
}

interface Change {
  field: string;
  before?: string | null | undefined;
  after?: string | null | undefined;
}

/** Fields that differ, each with what it was and what it is. */
export function FieldDiff({ changes }: { changes: readonly Change[] }) {
  const t = useWords(words);
  if (changes.length === 0) return <p className={classes.none}>{t('same')}</p>;
  return (
    <dl className={classes.fields}>
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.field}</dt>
          <dd>
            {change.before != null && <del aria-label={`${t('removed')} ${change.before}`}>{change.before}</del>}
            {change.after != null && <ins aria-label={`${t('added')} ${change.after}`}>{change.after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
