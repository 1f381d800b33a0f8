import { type Channel, CHANNEL_RULES } from '@guichet/contracts';
import { NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ChannelMark } from '../routing/channel-mark.tsx';
import { DurationField } from '../routing/duration-field.tsx';
import classes from '../routing/routing.module.css';
import { CHANNELS, type ChannelValues, type QueueValues } from './queue-values.ts';

interface Props {
  form: UseFormReturnType<QueueValues>;
}

const TIMES = ['offerSeconds', 'wrapUpSeconds', 'stickySeconds'] as const;
const GIVING = ['standard', 'automatic', 'asked'] as const;

/** A card a channel; what is left empty keeps the standard that the field shows. */
export function ChannelsFields({ form }: Props) {
  const { t } = useTranslation('routing-settings');
  return (
    <>
      <p className={classes.help}>{t('queues.channelsExplained')}</p>
      {CHANNELS.map((channel) => (
        <ChannelCard key={channel} form={form} channel={channel} />
      ))}
    </>
  );
}

function ChannelCard({ form, channel }: Props & { channel: Channel }) {
  const { t } = useTranslation('routing-settings');
  const values = form.values.channels[channel];
  const standard = CHANNEL_RULES[channel];
  const set = (change: Partial<ChannelValues>) => form.setFieldValue(`channels.${channel}`, { ...values, ...change });
  const usual = t(`queues.giving.${standard.isAutomatic ? 'automatic' : 'asked'}`);
  return (
    <fieldset className={classes.card}>
      <legend className={classes.legend}>
        <ChannelMark channel={channel} />
      </legend>
      <div className={classes.pair} data-align="end">
        <NativeSelect
          label={t('queues.givingLabel')}
          description={t('queues.givingHelp')}
          data={GIVING.map((value) => ({
            value,
            label: value === 'standard' ? t('queues.giving.standard', { usual }) : t(`queues.giving.${value}`),
          }))}
          value={values.giving}
          onChange={(event) => set({ giving: event.currentTarget.value as ChannelValues['giving'] })}
        />
        {TIMES.map((time) => (
          <DurationField
            key={time}
            label={t(`queues.${time}`)}
            description={t(
              time === 'stickySeconds' && channel === 'email' ? 'queues.stickyMailHelp' : `queues.${time}Help`,
            )}
            value={values[time]}
            onChange={(seconds) => set({ [time]: seconds })}
            standard={standard[time]}
            error={form.errors[`channels.${channel}.${time}`]}
            path={`channels.${channel}.${time}`}
          />
        ))}
      </div>
    </fieldset>
  );
}
