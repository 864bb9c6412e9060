import { IconBell, IconHandStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAttention } from '@/common/api/attention';
import { useWords } from '@/common/words/catalogue';
import classes from './frame.module.css';
import { frameWords } from './frame-words';

/** How many things need a person; the list of them stands on the dashboard. */
export function AttentionChip() {
  const t = useWords(frameWords);
  const attention = useAttention();
  if (!attention.data) return null;
  const { items, total } = attention.data;
  const tone = items.some((item) => item.severity === 'CRITICAL') ? 'bad' : total > 0 ? 'warn' : 'wait';
  const Shown = total > 0 ? IconHandStop : IconBell;
  return (
    <Link to="/#attention" className={`toned ${classes.chip}`} data-tone={tone}>
      <Shown size={15} aria-hidden />
      {total > 0 ? t('attention', { count: total }) : t('attentionNone')}
    </Link>
  );
}
