import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Empty } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';

/** Instead of a screen that failed to load or to draw; the rest of the console goes on. */
export function BrokenScreen() {
  const t = useWords(common);
  const error = useRouteError();
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <Page title={t('screenFailed')}>
      <Empty title={t('screenFailed')} hint={t('screenFailedHint')}>
        <Button variant="default" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </Empty>
    </Page>
  );
}
