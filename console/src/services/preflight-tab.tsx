import { Preflight, usePreflight } from '@/common/preflight/preflight';

/** Every check of a config; they run when the tab is opened, and change nothing. */
export function PreflightTab({ service }: { service: string }) {
  return <Preflight of={usePreflight(service)} />;
}
