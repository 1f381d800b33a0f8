import { BOARD_FIGURES, type BoardFigure, Channel } from '@guichet/contracts';
import { useSearchParams } from 'react-router';

/** Which figure is open, of which queue and channel; absent: of all. */
export interface Drill {
  figure: BoardFigure;
  queueId?: string;
  channel?: Channel;
}

const isFigure = (value: string | null): value is BoardFigure =>
  (BOARD_FIGURES as readonly (string | null)[]).includes(value);

/** The open figure stands in the address, so that it can be sent to somebody and left by the way back. */
export function useDrill() {
  const [params, setParams] = useSearchParams();
  const figure = params.get('figure');
  const queueId = params.get('queue');
  const channel = Channel.safeParse(params.get('channel'));
  const drill: Drill | null = isFigure(figure)
    ? { figure, ...(queueId ? { queueId } : {}), ...(channel.success ? { channel: channel.data } : {}) }
    : null;
  const open = ({ figure, queueId, channel }: Drill) =>
    setParams({ figure, ...(queueId ? { queue: queueId } : {}), ...(channel ? { channel } : {}) });
  return { drill, open, close: () => setParams({}) };
}
