import { useMediaQuery } from '@mantine/hooks';

/** One column at a time. The same limit stands in the style sheets. */
export const useIsNarrow = () =>
  useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
