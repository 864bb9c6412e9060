import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { key } from '@/common/api/queries';
import { PoolForm } from '@/common/form/pool-form';
import { links } from '@/common/links';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import type { Engine, There } from './progress';
import { words } from './words';

/** From where new VMs get their addresses. */
export function PoolStep({ there }: { there: There }) {
  const t = useWords(words);
  const queries = useQueryClient();
  return (
    <>
      <Text size="sm">{t('poolHint')}</Text>
      {there.pools.length > 0 ? (
        <Toned tone="ok">{t('poolReady', { names: there.pools.map((pool) => pool.name).join(', ') })}</Toned>
      ) : (
        <PoolForm onMade={() => void queries.invalidateQueries({ queryKey: key('connections', 'set-up') })} />
      )}
    </>
  );
}

/** The config itself, with the engine that was chosen here. */
export function ConfigStep({ there, engine }: { there: There; engine: Engine | null }) {
  const t = useWords(words);
  const isThere = there.configs.length > 0;
  return (
    <>
      <Text size="sm">{t('configHint')}</Text>
      {isThere && (
        <Toned tone="ok">{t('configReady', { names: there.configs.map((config) => config.service).join(', ') })}</Toned>
      )}
      <Group>
        <Button
          component={Link}
          to={engine === 'jenkins' ? `${links.newConfig}?engine=jenkins` : links.newConfig}
          variant={isThere ? 'default' : 'filled'}
        >
          {t(isThere ? 'anotherConfig' : 'begin')}
        </Button>
        {isThere && (
          <Button component={Link} to={links.dashboard}>
            {t('toDashboard')}
          </Button>
        )}
      </Group>
    </>
  );
}
