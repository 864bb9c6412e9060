import { Tooltip } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useText, useWords } from '@/common/words/catalogue';
import { rail } from './features';
import classes from './frame.module.css';
import { frameWords } from './frame-words';

/** The sections; folded they are icons with tooltips, and on narrow screens they always are. */
export function Rail() {
  const t = useWords(frameWords);
  const text = useText();
  const isNarrow = useMediaQuery('(max-width: 900px)') ?? false;
  const [isFoldedByUser, fold] = useLocalStorage({ key: 'vm-autoscaling.rail-folded', defaultValue: false });
  const isFolded = isNarrow || isFoldedByUser;
  const Arrow = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.rail} aria-label={t('rail')} data-folded={isFolded}>
      <ul>
        {rail.map(({ to, icon: Icon, label }) => (
          <li key={to}>
            <Tooltip label={text(label)} position="right" disabled={!isFolded}>
              <NavLink to={to} end={to === '/'} className={classes.entry} aria-label={text(label)}>
                <Icon size={18} stroke={1.7} aria-hidden />
                {!isFolded && text(label)}
              </NavLink>
            </Tooltip>
          </li>
        ))}
      </ul>
      {!isNarrow && (
        <button
          type="button"
          className={classes.entry}
          aria-label={t(isFolded ? 'unfoldRail' : 'foldRail')}
          aria-expanded={!isFolded}
          onClick={() => fold(!isFoldedByUser)}
        >
          <Arrow size={18} stroke={1.7} aria-hidden />
        </button>
      )}
    </nav>
  );
}
