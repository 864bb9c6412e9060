import { Text } from '@mantine/core';
import { failureText } from '@/common/service/need-text';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { isKnownWork, works } from '@/common/words/works';
import { told } from '@/common/words/told';
import { isReady, type Template, type There } from './progress';
import { TemplateForm } from './template-form';
import { words } from './words';

/** The first template: made of a VM that serves, with how far that is. */
export function TemplateStep({ there }: { there: There }) {
  const t = useWords(words);
  const ready = there.templates.filter(isReady);
  const others = there.templates.filter((template) => !isReady(template));
  const vcenters = there.connections.filter((one) => one.kind === 'vcenter').map((one) => one.name);
  return (
    <>
      <Text size="sm">{t('templateHint')}</Text>
      {ready.length > 0 && (
        <Toned tone="ok">{t('templateReady', { names: ready.map((template) => template.name).join(', ') })}</Toned>
      )}
      {others.map((template) => (
        <Making key={template.id} template={template} />
      ))}
      {ready.length === 0 && <TemplateForm vcenters={vcenters} />}
    </>
  );
}

/** How far a template is, or what has failed. */
function Making({ template }: { template: Template }) {
  const t = useWords(words);
  const w = useWords(works);
  const { progress } = template;
  return (
    <div role="status">
      <Text size="sm" component="div">
        <b>{template.name}</b> <StateBadge state={template.state} />
      </Text>
      {progress && (
        <Text size="sm" c="dimmed">
          {t('progress', {
            step: progress.stepNumber,
            steps: progress.steps,
            words: `${isKnownWork(progress.step) ? w(progress.step) : progress.step} ${told(progress.message)}`,
          })}
          {progress.percent !== undefined && ` · ${progress.percent} %`}
        </Text>
      )}
      {progress?.failure && <Toned tone="bad">{`${failureText(progress.failure)} ${told(progress.hint ?? '')}`}</Toned>}
    </div>
  );
}
