import { useMediaQuery } from '@mantine/hooks';

/** One column at a time. The same limit stands in the style sheets. */
export const useIsNarrow = () =>
  useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;

/** The bar has no room for a sentence: it stands under it. */
export const useIsBarTight = () =>
  useMediaQuery('(max-width: 72em)', undefined, { getInitialValueInEffect: false }) ?? false;
