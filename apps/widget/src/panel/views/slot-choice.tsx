import { useId, useMemo, useState } from 'preact/hooks';
import { slotsByDay } from '../slot-words.ts';
import { Choices } from './choices.tsx';
import { Field } from './field.tsx';
import { useSession } from './use-session.ts';

interface Props {
  slots: readonly string[];
  canNow: boolean;
  /** Empty: as soon as possible. */
  at: string | undefined;
  problem: string | undefined;
  onChoose: (at: string | undefined) => void;
}

/** As soon as possible, or at a moment that is still free. */
export function SlotChoice({ slots, canNow, at, problem, onChoose }: Props) {
  const { texts, language } = useSession();
  const days = useMemo(() => slotsByDay(slots, language), [slots, language]);
  const [chosenDay, setDay] = useState('');
  const name = useId();
  if (!slots.length) return canNow ? null : <p class="wrong">{texts.callback.refusals.nobody_now}</p>;
  const day = days.has(chosenDay) ? chosenDay : [...days.keys()][0]!;
  const isLater = at !== '';
  return (
    <>
      {canNow && (
        <Choices
          name={`${name}-when`}
          label={texts.callback.when}
          look="rows"
          value={isLater ? 'later' : 'now'}
          options={[
            { value: 'now', text: texts.callback.now },
            { value: 'later', text: texts.callback.later },
          ]}
          problem={undefined}
          onValue={(value) => onChoose(value === 'now' ? '' : undefined)}
        />
      )}
      {isLater && (
        <>
          <Field name="day" label={texts.callback.day} isRequired problem={undefined}>
            {(attributes) => (
              <select
                {...attributes}
                value={day}
                onChange={(event) => {
                  setDay(event.currentTarget.value);
                  onChoose(undefined);
                }}
              >
                {[...days.keys()].map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            )}
          </Field>
          <Choices
            key={day}
            name={`${name}-time`}
            label={texts.callback.time}
            look="grid"
            value={at}
            options={days.get(day)!.map((slot) => ({ value: slot.at, text: slot.time }))}
            problem={problem}
            onValue={onChoose}
          />
        </>
      )}
    </>
  );
}
