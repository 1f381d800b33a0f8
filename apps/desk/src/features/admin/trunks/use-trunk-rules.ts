import type { Trunk } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { plainNumber, type TrunkValues } from './trunk-values.ts';

const HOST = /^[a-z\d]([a-z\d.:-]*[a-z\d])?$/i;
const USER = /^[\w.+~!*'()-]*$/;

/** Limits of the contract, in words; a stored password counts only for the account it was given for. */
export function useTrunkRules(trunk: Trunk | undefined) {
  const { t } = useTranslation('routing-settings');
  const rules = useFieldRules();
  const isKept = ({ host, username }: TrunkValues) => trunk?.host === host && trunk.username === username;
  return {
    name: rules.name,
    host: (value: string) => rules.text(253)(value) ?? (HOST.test(value.trim()) ? null : t('trunks.hostWrong')),
    port: rules.whole(1, 65_535),
    username: (value: string) => (USER.test(value.trim()) ? null : t('trunks.usernameWrong')),
    password: (value: string, values: TrunkValues) =>
      value || !trunk?.hasPassword || isKept(values) ? null : t('admin:form.required'),
    callerId: (value: string) => (/^(\+?\d{2,15})?$/.test(plainNumber(value)) ? null : t('trunks.callerIdWrong')),
    rates: {
      prefix: (value: string, { rates }: TrunkValues) => {
        const prefix = plainNumber(value);
        if (!prefix) return null;
        if (!/^\+[1-9]\d{0,14}$/.test(prefix)) return t('trunks.prefixWrong');
        const same = rates.filter((rate) => plainNumber(rate.prefix) === prefix);
        return same.length > 1 ? t('trunks.prefixTwice') : null;
      },
    },
  };
}
