import { getWallboard, listBoardContacts, type Wallboard } from '@guichet/contracts';
import { useEffect } from 'react';
import { keyOf, queryClient, useAnswer } from '../../app/api.ts';
import { again, type DeskSocket, withSocket } from '../../app/realtime.ts';

function moved(board: Wallboard) {
  queryClient.setQueryData(keyOf(getWallboard, {}), board);
  again(listBoardContacts);
}

/** Says to the server that this screen shows the board, also after the line was broken. */
function follow(desk: DeskSocket) {
  const watch = () => void desk.emit('wallboard.watch', { isOpen: true });
  desk.on('wallboard.moved', moved);
  desk.on('connect', watch);
  if (desk.connected) watch();
  return () => {
    desk.off('wallboard.moved', moved);
    desk.off('connect', watch);
    desk.emit('wallboard.watch', { isOpen: false });
  };
}

/** The board as it is now: asked for once, then moved by the server. */
export function useBoard() {
  useEffect(() => withSocket(follow), []);
  return useAnswer(getWallboard, {});
}
