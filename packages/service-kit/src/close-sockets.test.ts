import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, it, vi } from 'vitest';
import { closeSockets } from './close-sockets.ts';
import { socketServerOptions } from './socket-options.ts';

it('a closing server says everything it has to say', async () => {
  const server = new Server(0, socketServerOptions);
  const address = server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
  const heard: number[] = [];
  socket.on('last-word', (word: number) => heard.push(word));
  await new Promise<void>((resolve) => socket.once('connect', resolve));

  const words = Array.from({ length: 50 }, (_, index) => index);
  for (const word of words) server.emit('last-word', word);
  await closeSockets(server);
  await vi.waitFor(() => expect(socket.connected).toBe(false));
  expect(heard).toEqual(words);
});
