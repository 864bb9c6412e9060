import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useWords } from '@/common/words/catalogue';
import classes from './frame.module.css';
import { frameWords } from './frame-words';
import { Rail } from './rail';
import { TopBar } from './top-bar';

/** Sections on the left, what concerns everything on top, the screen in the rest. */
export function Frame() {
  const t = useWords(frameWords);
  useFocusOnNewScreen();
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <TopBar />
      <Rail />
      <div className={classes.screen}>
        <Outlet />
      </div>
    </div>
  );
}

/** Who goes by keyboard or hears the screen begins a new one at its beginning. */
function useFocusOnNewScreen() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}
