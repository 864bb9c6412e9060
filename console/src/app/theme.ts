import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** What can be clicked is ink; every other colour means a state. */
const ink: MantineColorsTuple = [
  '#f4f6f8',
  '#e7ebef',
  '#cfd6de',
  '#b0bbc8',
  '#8c9aab',
  '#6a7a8d',
  '#4f5e71',
  '#3d4b5c',
  '#2b3846',
  '#1b2530',
];

/** Text to background of the dark scheme. */
const dark: MantineColorsTuple = [
  '#d6dbe1',
  '#b8c0c9',
  '#9aa4b0',
  '#77828f',
  '#39424d',
  '#2c343d',
  '#222930',
  '#171c21',
  '#12161a',
  '#0c0f12',
];

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif';

/** What stands on the primary colour; Mantine would choose it for the light scheme only. */
const onPrimary = 'var(--mantine-primary-color-contrast)';

export const theme = createTheme({
  colors: { ink, dark },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 2 },
  autoContrast: true,
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const isPrimary = input.color === undefined || input.color === 'ink';
    return input.variant === 'filled' && isPrimary ? { ...colors, color: onPrimary } : colors;
  },
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "D2Coding", "Noto Sans Mono CJK KR", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: {
    fontFamily: fonts,
    fontWeight: '600',
    sizes: { h1: { fontSize: '19px' }, h2: { fontSize: '15px' }, h3: { fontSize: '13px' } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Text: { defaultProps: { size: 'sm' } },
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs', iconColor: onPrimary } },
    Radio: { defaultProps: { size: 'xs', iconColor: onPrimary } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tabs: { defaultProps: { keepMounted: false } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.4 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'sm' } },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'sm' } },
    Tooltip: {
      defaultProps: {
        transitionProps: { duration: 0 },
        openDelay: 300,
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
});

/** Colours of states, and Mantine's own ones where they are too pale for small text (WCAG AA: 4.5 to 1). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--tone-ok': '#1a6e33',
    '--tone-busy': '#0b5cad',
    '--tone-wait': '#59626c',
    '--tone-warn': '#8a4b00',
    '--tone-bad': '#b3201a',
    '--surface': '#f6f7f9',
    '--line': '#dfe3e8',
    '--mantine-color-dimmed': '#59626c',
    '--mantine-color-error': '#b3201a',
    '--mantine-color-placeholder': '#6b747e',
    '--mantine-color-anchor': '#1b2530',
  },
  dark: {
    '--tone-ok': '#5cc27a',
    '--tone-busy': '#71b1f5',
    '--tone-wait': '#a3acb7',
    '--tone-warn': '#e8ad45',
    '--tone-bad': '#ff8a80',
    '--surface': '#1c2228',
    '--line': '#2f3741',
    '--mantine-color-dimmed': '#a3acb7',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-placeholder': '#8b95a1',
    '--mantine-color-anchor': '#d6dbe1',
  },
});
