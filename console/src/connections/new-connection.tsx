import { useNavigate, useSearchParams } from 'react-router';
import { links } from '@/common/links';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { ConnectionFields } from './connection-form';
import { newDraft } from './draft';
import { isKind } from './kinds';
import { words } from './words';

/** Within the console only: a link must not lead elsewhere. */
function isOurs(path: string | null): path is string {
  return path !== null && /^\/(?![/\\])/.test(path);
}

/** Says there which connection is to be tested. */
function withTest(path: string, name: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}test=${encodeURIComponent(name)}`;
}

/** A new connection; `?kind=` chooses what to, and whoever came with `?then=` goes back there, where it is tested. */
export function Component() {
  const t = useWords(words);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('kind');
  const then = params.get('then');
  const kind = isKind(wanted) ? wanted : 'vcenter';
  return (
    <Page title={t('newTitle')} crumbs={[{ to: links.connections, label: t('title') }]}>
      <ConnectionFields
        key={kind}
        initial={newDraft(kind)}
        isNew
        hasSecret={false}
        onKind={(chosen) => setParams(isOurs(then) ? { kind: chosen, then } : { kind: chosen }, { replace: true })}
        onSaved={(name) =>
          void navigate(isOurs(then) ? withTest(then, name) : `${links.connection(name)}?test=now`, { replace: true })
        }
      />
    </Page>
  );
}
