import { useNavigate, useSearchParams } from 'react-router';
import { links } from '@/common/links';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { ConnectionFields } from './connection-form';
import { newDraft } from './draft';
import { isKind } from './kinds';
import { words } from './words';

/** A new connection; `?kind=` chooses what to. */
export function Component() {
  const t = useWords(words);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('kind');
  const kind = isKind(wanted) ? wanted : 'vcenter';
  return (
    <Page title={t('newTitle')} crumbs={[{ to: links.connections, label: t('title') }]}>
      <ConnectionFields
        key={kind}
        initial={newDraft(kind)}
        isNew
        hasSecret={false}
        onKind={(chosen) => setParams({ kind: chosen }, { replace: true })}
        onSaved={(name) => void navigate(`${links.connection(name)}?test=now`, { replace: true })}
      />
    </Page>
  );
}
