import { Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLogIn } from '@/common/api/session';
import { ProblemBox } from '@/common/ui/problem-box';
import { catalogue, useWords } from '@/common/words/catalogue';
import { LanguageSwitch, ThemeSwitch } from './switches';

const words = catalogue('log-in', {
  en: {
    title: 'VM Autoscaling',
    user: 'User name',
    password: 'Password',
    logIn: 'Log in',
    wrong: 'User name or password is wrong',
    firstTime: 'First time here: the password of admin lies in the file admin-password in the data directory.',
  },
  ko: {
    title: 'VM 오토스케일링',
    user: '사용자 이름',
    password: '비밀번호',
    logIn: '로그인',
    wrong: '사용자 이름 또는 비밀번호가 올바르지 않습니다',
    firstTime: '처음이라면: admin의 비밀번호는 데이터 디렉터리의 admin-password 파일에 있습니다.',
  },
});

export function LogIn() {
  const t = useWords(words);
  const logIn = useLogIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const isWrong = logIn.error?.status === 401;
  return (
    <Stack
      component="main"
      align="center"
      gap="sm"
      pt="18vh"
      px="md"
      mih="100dvh"
      style={{ background: 'var(--surface)' }}
    >
      <Paper withBorder p="lg" w="100%" maw={360}>
        <form
          onSubmit={(submitted) => {
            submitted.preventDefault();
            logIn.mutate({ username: username.trim(), password });
          }}
        >
          <Stack gap="sm">
            <Title order={1}>{t('title')}</Title>
            <TextInput
              label={t('user')}
              name="username"
              autoComplete="username"
              autoFocus
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('password')}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={isWrong && t('wrong')}
            />
            {logIn.error && !isWrong && <ProblemBox thrown={logIn.error} />}
            <Button type="submit" size="sm" loading={logIn.isPending} disabled={!username || !password}>
              {t('logIn')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('firstTime')}
            </Text>
          </Stack>
        </form>
      </Paper>
      <Group gap="xs">
        <LanguageSwitch />
        <ThemeSwitch />
      </Group>
    </Stack>
  );
}
