import { Button, Select, Switch } from '@mantine/core';
import { IconBell, IconMicrophone } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../admin/frame/notice.tsx';
import { useSoundSetting } from '../offers/offer-settings.ts';
import { LevelMeter } from './level-meter.tsx';
import { playRing } from './ring-tone.ts';
import { chooseDevice, openMicrophone, useSound, type SoundDevice, type SoundUse } from './sound-devices.ts';
import { useTelephone } from './telephone-shown.ts';
import classes from './telephone-settings.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What calls are spoken into, heard from and announced by; kept in this browser. */
export function TelephoneSettings() {
  const { t } = useTranslation('calls');
  const { microphones, speakers, permission, isKnown } = useSound();
  const [isSoundOn, setSoundOn] = useSoundSetting();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (location.hash === '#telephone') place.current?.scrollIntoView();
  }, []);
  const isRefused = permission === 'denied';
  return (
    <div className={classes.settings} id="telephone" ref={place}>
      <TelephoneState />
      {isRefused && (
        <Notice tone="warn" title={t('settings.refused')}>
          {t('settings.refusedHelp')}
        </Notice>
      )}
      {!isRefused && isKnown && microphones.length === 0 && (
        <Notice tone="warn" title={t('settings.none')}>
          {t('settings.noneHelp')}
        </Notice>
      )}
      <DeviceField use="microphone" devices={microphones} />
      {permission === 'prompt' && microphones.length > 0 && <AskForMicrophone />}
      {permission === 'granted' && microphones.length > 0 && <LevelMeter />}
      <DeviceField use="speaker" devices={speakers} />
      <DeviceField use="ring" devices={speakers} />
      <div className={classes.line}>
        <Button variant="default" leftSection={<IconBell {...icon} />} onClick={() => void playRing()}>
          {t('settings.testRing')}
        </Button>
        <Switch
          label={t('settings.ringOn')}
          checked={isSoundOn}
          onChange={(event) => setSoundOn(event.currentTarget.checked)}
        />
      </div>
    </div>
  );
}

/** Whether calls can ring here, in a word. */
function TelephoneState() {
  const { t } = useTranslation('calls');
  const { registration, isElsewhere } = useTelephone();
  const state = isElsewhere ? 'elsewhere' : registration;
  return (
    <p className={classes.state} data-state={state} role="status">
      {t(`state.${state}`)}
    </p>
  );
}

function DeviceField({ use, devices }: { use: SoundUse; devices: readonly SoundDevice[] }) {
  const { t } = useTranslation('calls');
  const { chosen } = useSound();
  const named = devices.filter(({ label }) => label !== '').map(({ id, label }) => ({ value: id, label }));
  const isThere = named.some(({ value }) => value === chosen[use]);
  return (
    <Select
      label={t(`settings.${use}`)}
      data={[{ value: '', label: t('settings.system') }, ...named]}
      value={isThere ? chosen[use] : ''}
      allowDeselect={false}
      onChange={(id) => chooseDevice(use, id ?? '')}
    />
  );
}

/** The browser asks the person while something is pressed, and names the devices after that. */
function AskForMicrophone() {
  const { t } = useTranslation('calls');
  const ask = async () => {
    const stream = await openMicrophone().catch(() => null);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  return (
    <div>
      <Button leftSection={<IconMicrophone {...icon} />} onClick={() => void ask()}>
        {t('settings.allow')}
      </Button>
    </div>
  );
}
