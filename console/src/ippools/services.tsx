import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '@/common/links';

/** Services that a pool gives addresses to. */
export function Services({ names }: { names: readonly string[] }) {
  return (
    <Group gap={8}>
      {names.map((service) => (
        <Anchor key={service} component={Link} to={links.service(service)} size="sm">
          {service}
        </Anchor>
      ))}
    </Group>
  );
}
