import {
  ContractError,
  contractVersion,
  createRequestClient,
  ErrorCode,
  type MediaPlace,
  type RequestClient,
  type RoomContract,
  type RoomSnapshot,
  roomContract,
  sessionNotices,
} from '@scrubline/contract';
import { io, type Socket } from 'socket.io-client';

/** Who comes into a room through signaling, and knows the contract and nothing else. */
export interface RoomStranger {
  readonly ask: RequestClient<RoomContract>['request'];
  readonly snapshot: () => Promise<RoomSnapshot>;
  /** Where the room's media lives; waits until a media-server holds it. */
  readonly mediaPlace: () => Promise<MediaPlace>;
  readonly leave: () => Promise<void>;
}

const replyTimeoutMs = 10_000;

/**
 * Joins with a ticket, and comes back with the resume token whenever the connection was cut.
 *
 * @throws {ContractError} with the code of the refusal
 */
export async function enterRoom(signalingUrl: string, ticket: string): Promise<RoomStranger> {
  let credential: object = { ticket };
  const socket = io(signalingUrl, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: 500,
    auth: (give) => give({ contractVersion, ...credential }),
  });
  socket.on('session:resume-token', (notice: unknown) => {
    credential = sessionNotices['session:resume-token'].parse(notice);
  });
  await connected(socket);
  const { request: ask } = createRequestClient(socket, roomContract, { replyTimeoutMs });
  await ask('room:join', {});
  const snapshot = async () => (await ask('room:snapshot', {})).snapshot;
  return {
    ask,
    snapshot,
    mediaPlace: async () => {
      for (;;) {
        const placed = new Promise((resolve) => socket.once('room:media-placed', resolve));
        const { media } = await snapshot();
        if (media) return media;
        await placed;
      }
    },
    leave: async () => {
      await ask('room:leave', {}).catch(() => undefined);
      socket.disconnect();
    },
  };
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error: Error & { data?: { code?: unknown } }) => {
      socket.disconnect();
      const code = ErrorCode.safeParse(error.data?.code);
      reject(new ContractError(code.success ? code.data : 'connection-lost', { cause: error }));
    });
  });
}
