import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useSession } from './use-session.ts';

interface Attributes {
  id: string;
  name: string;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
}
interface Props {
  name: string;
  label: string;
  isRequired: boolean;
  problem: string | undefined;
  children: (attributes: Attributes) => ComponentChildren;
}

/** A label, its field and what is wrong with it. */
export function Field({ name, label, isRequired, problem, children }: Props) {
  const { texts } = useSession();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label}
        {!isRequired && <span> ({texts.optional})</span>}
      </label>
      {children({
        id,
        name,
        'aria-invalid': problem ? 'true' : undefined,
        'aria-describedby': problem ? `${id}-p` : undefined,
      })}
      {problem && (
        <p id={`${id}-p`} class="wrong">
          {problem}
        </p>
      )}
    </div>
  );
}
