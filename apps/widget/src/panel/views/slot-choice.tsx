import { useMemo, useState } from 'preact/hooks';
import { slotsByDay } from '../slot-words.ts';
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
  if (!slots.length) return canNow ? null : <p class="wrong">{texts.callback.refusals.nobody_now}</p>;
  const day = days.has(chosenDay) ? chosenDay : [...days.keys()][0]!;
  const isLater = at !== '';
  return (
    <>
      {canNow && (
        <Field name="when" label={texts.callback.when} isRequired problem={undefined}>
          {(attributes) => (
            <select
              {...attributes}
              value={isLater ? 'later' : 'now'}
              onChange={(event) => onChoose(event.currentTarget.value === 'now' ? '' : undefined)}
            >
              <option value="now">{texts.callback.now}</option>
              <option value="later">{texts.callback.later}</option>
            </select>
          )}
        </Field>
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
          <Field name="time" label={texts.callback.time} isRequired problem={problem}>
            {(attributes) => (
              <select
                {...attributes}
                value={at ?? ''}
                onChange={(event) => onChoose(event.currentTarget.value || undefined)}
              >
                <option value="">{texts.choose}</option>
                {days.get(day)!.map((slot) => (
                  <option key={slot.at} value={slot.at}>
                    {slot.time}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </>
  );
}
