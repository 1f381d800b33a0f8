import {
  changeRecording,
  consult,
  endConsult,
  getSubjectWork,
  getTimeline,
  listCalls,
  listenToCall,
  listLiveCalls,
  listMyCalls,
  transferCall,
  whisper,
} from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';

const AFFECTED = [listMyCalls, listCalls, listLiveCalls, getTimeline, getSubjectWork] as const;

/** What the server does with a call. A refusal is told; the talk goes on as it was. */
export function useCallActions() {
  const { t } = useTranslation('calls');
  const words = useErrorText();
  const told = (what: string) => ({
    invalidates: AFFECTED,
    onError: (error: unknown) => tellFailure(t(`refused.${what}`), words(error)),
  });
  return {
    transfer: useAction(transferCall, told('transfer')),
    consult: useAction(consult, told('consult')),
    endConsult: useAction(endConsult, told('endConsult')),
    recording: useAction(changeRecording, told('recording')),
    listen: useAction(listenToCall, told('listen')),
    whisper: useAction(whisper, told('whisper')),
  };
}
