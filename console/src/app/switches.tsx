import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { chooseLanguage } from '@/common/words/language';
import { frameWords } from './frame-words';

// Each language in its own words: who cannot read the present one must find his.
const names = { ko: '한국어', en: 'English' } as const;

export function LanguageSwitch() {
  const t = useWords(frameWords);
  const now = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('language')}>
          <ActionIcon size={30} aria-label={t('language')}>
            <IconLanguage size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {(['ko', 'en'] as const).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => chooseLanguage(language)}
            rightSection={language === now && <IconCheck size={14} aria-hidden />}
          >
            {names[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const schemes = [
  { scheme: 'light', icon: IconSun },
  { scheme: 'dark', icon: IconMoon },
  { scheme: 'auto', icon: IconDeviceDesktop },
] as const;

export function ThemeSwitch() {
  const t = useWords(frameWords);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Shown = schemes.find((one) => one.scheme === colorScheme)?.icon ?? IconSun;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('theme')}>
          <ActionIcon size={30} aria-label={t('theme')}>
            <Shown size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ scheme, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={14} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
            rightSection={scheme === colorScheme && <IconCheck size={14} aria-hidden />}
          >
            {t(scheme)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
