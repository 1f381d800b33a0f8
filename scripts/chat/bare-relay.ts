// A program of its own: socket.io that hands a message on to whoever has joined its room and stores nothing. The floor under bench:chat.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false });
server.on('connection', (socket) => {
  socket.on('join', (room: string, answer: () => void) => {
    void socket.join(room);
    answer();
  });
  socket.on('send', (message: { room: string; text: string }, answer: () => void) => {
    socket.to(message.room).emit('message', message);
    answer();
  });
});
http.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
