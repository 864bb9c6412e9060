import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import type { PreflightReport } from '@/common/preflight/preflight';
import type { Planned } from '@/common/publishing/publication';
import type { Tree } from './tree';
import type { GroupDocument } from './values';

export type Verdict = Schemas['Drafts.Verdict'];

/** What saving would say about the fields. */
export function checkDraft(document: Tree): Promise<Verdict> {
  return answered(
    api.POST('/api/autoscaling/config-drafts/check', { body: document as Schemas['GroupDocument.Partial'] }),
  );
}

const once = { staleTime: Infinity, gcTime: 0, retry: false } as const;

/** What saving would say, what the checks find, and what would be written: of one state of the form. */
export function useReview(document: Tree) {
  const state = JSON.stringify(document);
  const verdict = useQuery<Verdict, Problem>({
    queryKey: key('system', 'draft', 'check', state),
    queryFn: () => checkDraft(document),
    ...once,
  });
  const isWhole = verdict.data?.errors.length === 0;
  const body = document as GroupDocument;
  const preflight = useQuery<PreflightReport, Problem>({
    queryKey: key('system', 'draft', 'preflight', state),
    queryFn: ({ signal }) => answered(api.POST('/api/autoscaling/config-drafts/preflight', { body, signal })),
    enabled: isWhole,
    ...once,
  });
  const preview = useQuery<{ items: Planned[] }, Problem>({
    queryKey: key('system', 'draft', 'preview', state),
    queryFn: ({ signal }) => answered(api.POST('/api/autoscaling/config-drafts/preview', { body, signal })),
    enabled: isWhole,
    ...once,
  });
  return { verdict, preflight, preview };
}
