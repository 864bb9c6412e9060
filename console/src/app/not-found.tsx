import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Empty } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';

export function NotFound() {
  const t = useWords(common);
  return (
    <Page title={t('pageNotFound')}>
      <Empty title={t('pageNotFoundHint')} hint={t('pageNotFoundWays')}>
        <Button component={Link} to="/" variant="default">
          {t('toDashboard')}
        </Button>
      </Empty>
    </Page>
  );
}
