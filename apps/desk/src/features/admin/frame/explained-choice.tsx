import { Radio, Stack } from '@mantine/core';

interface Props {
  label: string;
  options: readonly { value: string; label: string; help: string }[];
  value?: string;
  onChange?: (value: string) => void;
}

/** One of a few, each with its meaning beside it, so that nobody grants what he did not mean to. */
export function ExplainedChoice({ label, options, ...rest }: Props) {
  return (
    <Radio.Group label={label} {...rest}>
      <Stack gap="xs" mt="xs">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} description={option.help} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
