import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { Live } from './live';
import classes from './page.module.css';

export interface Crumb {
  to: string;
  label: string;
}

interface Props {
  /** A name, never an id. */
  title: string;
  /** The way here, without the page itself. */
  crumbs?: Crumb[];
  /** Beside the title, such as a state. */
  beside?: ReactNode;
  /** One line under the title, such as a state in a sentence. */
  sentence?: ReactNode;
  actions?: ReactNode;
  /** When what is shown was last read; only of pages that follow the server. */
  updatedAt?: number | undefined;
  /** As high as the screen: what scrolls scrolls within. */
  isFilling?: boolean;
  children: ReactNode;
}

/** A page: where it is, what it is about, what can be done, and its content. */
export function Page({ title, crumbs = [], beside, sentence, actions, updatedAt, isFilling, children }: Props) {
  useEffect(() => {
    document.title = `${title} · VM Autoscaling`;
  }, [title]);
  return (
    <Stack
      gap="sm"
      p="md"
      component="main"
      id="content"
      tabIndex={-1}
      className={classes.page}
      data-filling={isFilling}
    >
      <Group justify="space-between" align="flex-end" gap="xs" mih={34}>
        <Stack gap={2} miw={0}>
          {crumbs.length > 0 && (
            <Breadcrumbs separatorMargin={6} fz="xs">
              {crumbs.map((crumb) => (
                <Anchor component={Link} to={crumb.to} key={crumb.to} fz="xs" c="dimmed">
                  {crumb.label}
                </Anchor>
              ))}
            </Breadcrumbs>
          )}
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {beside}
            {updatedAt !== undefined && <Live updatedAt={updatedAt} />}
          </Group>
          {sentence && (
            <Text component="div" c="dimmed">
              {sentence}
            </Text>
          )}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
