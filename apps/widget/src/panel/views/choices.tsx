import { useId } from 'preact/hooks';

interface Props {
  name: string;
  label: string;
  /** Below each other, or three in a row. */
  look: 'rows' | 'grid';
  value: string | undefined;
  options: readonly { value: string; text: string }[];
  problem: string | undefined;
  onValue: (value: string) => void;
}

/** One of several that are all in sight. */
export function Choices({ name, label, look, value, options, problem, onValue }: Props) {
  const id = useId();
  return (
    <div class="field">
      <span id={id} class="label">
        {label}
      </span>
      <div
        role="radiogroup"
        class={`choices ${look}`}
        aria-labelledby={id}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `${id}-p` : undefined}
        tabIndex={problem ? -1 : undefined}
      >
        {options.map((one) => (
          <label key={one.value}>
            <input
              type="radio"
              class="unseen"
              name={name}
              checked={one.value === value}
              onChange={() => onValue(one.value)}
            />
            <span>{one.text}</span>
          </label>
        ))}
      </div>
      {problem && (
        <p id={`${id}-p`} class="wrong">
          {problem}
        </p>
      )}
    </div>
  );
}
