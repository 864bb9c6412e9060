import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '../links';
import { useWords } from '../words/catalogue';
import { serviceWords } from './service-words';

interface Props {
  names: readonly string[];
  /** So many stand in one line, where room is short; the tooltip has all of them. */
  most?: number;
}

/** Services, each with a way to it. */
export function ServiceLinks({ names, most }: Props) {
  const t = useWords(serviceWords);
  const more = most === undefined ? 0 : Math.max(0, names.length - most);
  return (
    <Group gap={8} wrap={most === undefined ? 'wrap' : 'nowrap'} title={names.join(', ')}>
      {names.slice(0, most).map((service) => (
        <Anchor key={service} component={Link} to={links.service(service)} size="sm" truncate>
          {service}
        </Anchor>
      ))}
      {more > 0 && (
        <Text component="span" size="sm" c="dimmed" flex="none">
          {t('more', { count: more })}
        </Text>
      )}
    </Group>
  );
}
