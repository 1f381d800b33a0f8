import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Mantine wants ten shades of each colour; what is shown comes from tokens.css, by the variables below. */
const one = (variable: string) => Array.from({ length: 10 }, () => `var(${variable})`) as unknown as MantineColorsTuple;

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  primaryColor: 'accent',
  colors: { accent: one('--acc'), ok: one('--ok'), warn: one('--warn'), bad: one('--bad'), live: one('--live') },
  defaultRadius: 'md',
  radius: { xs: 'var(--r-xs)', sm: 'var(--r-s)', md: 'var(--r)', lg: 'var(--r-l)', xl: 'var(--r-l)' },
  spacing: { xs: 'var(--s2)', sm: 'var(--s3)', md: 'var(--s4)', lg: 'var(--s6)', xl: 'var(--s8)' },
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-s)',
    md: 'var(--text-m)',
    lg: 'var(--text-l)',
    xl: 'var(--text-xl)',
  },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: 'var(--text-xl)' }, h2: { fontSize: 'var(--text-l)' } } },
  shadows: { xs: 'none', sm: 'none', md: 'var(--sh)', lg: 'var(--sh)', xl: 'var(--sh)' },
  focusRing: 'auto',
  cursorType: 'pointer',
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    if (input.variant === 'filled')
      return {
        ...colors,
        color: 'var(--acc-ink)',
        hover: 'color-mix(in srgb, var(--button-bg, var(--ai-bg)) 86%, var(--ink))',
      };
    if (input.variant === 'light') return { ...colors, background: 'var(--acc-soft)', hover: 'var(--acc-soft)' };
    if (input.variant === 'subtle' || input.variant === 'transparent')
      return { ...colors, hover: input.variant === 'subtle' ? 'var(--hover)' : 'transparent' };
    return colors;
  },
  // Not `Button.extend`: that would bring every component named here into the first page.
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 'lg', color: 'var(--mut)' } },
    Tooltip: {
      defaultProps: { openDelay: 400, withArrow: false, color: 'var(--ink)', portalProps: { target: '#main' } },
    },
    Checkbox: { defaultProps: { radius: 'xs' } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        position: 'bottom-end',
        withinPortal: true,
        withInitialFocusPlaceholder: false,
        portalProps: { target: '#main' },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontSize: 'var(--text-l)', fontWeight: 650 } },
    },
  },
});

const shared = {
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--mut)',
  '--mantine-color-placeholder': 'var(--mut)',
  '--mantine-color-anchor': 'var(--acc)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--mut)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-accent-filled': 'var(--acc)',
  '--mantine-color-accent-filled-hover': 'var(--acc-hover)',
  '--mantine-color-accent-light': 'var(--acc-soft)',
  '--mantine-color-accent-light-hover': 'var(--acc-soft)',
  '--mantine-color-accent-light-color': 'var(--acc)',
  '--mantine-color-accent-text': 'var(--acc)',
  '--mantine-color-accent-outline': 'var(--acc)',
  '--mantine-primary-color-contrast': 'var(--acc-ink)',
};
const greys = (name: string) => ({
  [`--mantine-color-${name}-0`]: 'var(--hover)',
  [`--mantine-color-${name}-1`]: 'var(--hover)',
  [`--mantine-color-${name}-2`]: 'var(--line)',
  [`--mantine-color-${name}-3`]: 'var(--line)',
  [`--mantine-color-${name}-4`]: 'var(--line)',
  [`--mantine-color-${name}-5`]: 'var(--mut)',
  [`--mantine-color-${name}-6`]: 'var(--mut)',
});
const dark = {
  '--mantine-color-dark-0': 'var(--ink)',
  '--mantine-color-dark-1': 'var(--ink)',
  '--mantine-color-dark-2': 'var(--mut)',
  '--mantine-color-dark-3': 'var(--mut)',
  '--mantine-color-dark-4': 'var(--line)',
  '--mantine-color-dark-5': 'var(--hover)',
  '--mantine-color-dark-6': 'var(--card)',
  '--mantine-color-dark-7': 'var(--bg)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...shared, ...greys('gray') },
  dark: { ...shared, ...greys('gray'), ...dark },
});
