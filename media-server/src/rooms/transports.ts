import {
  ContractError,
  type DtlsParameters,
  type IceParameters,
  type TransportDirection,
  TransportId,
  TransportParameters,
} from '@scrubline/contract';
import { requireAll } from '../guards/broken-rule.ts';
import { dtlsParametersRules } from '../guards/dtls-parameters-rules.ts';
import { requireAllowance } from '../guards/owner-allowances.ts';
import { find, holdUntilClosed } from './hold-until-closed.ts';
import type { MediaRoom, OwnedTransport } from './media-room.ts';
import { translateRejection } from './translate-rejection.ts';

/** Enough for a first 1080p picture: from mediasoup's 600 kbps it starts soft. */
const initialAvailableOutgoingBitrate = 4_000_000;

/** Room for one piece of a still picture; pointers and pings are far smaller. Bytes. */
const maxSignalBytes = 64 * 1024;

export async function openTransport(
  room: MediaRoom,
  { ownerId, direction }: { ownerId: string; direction: TransportDirection },
): Promise<TransportParameters & { transportId: TransportId }> {
  const requireRoom = () => requireAllowance('transports', room.transports, ownerId);
  requireRoom();
  const transport = await translateRejection(
    room.router.createWebRtcTransport({
      webRtcServer: room.webRtcServer,
      preferUdp: true,
      initialAvailableOutgoingBitrate,
      enableSctp: true,
      maxSendMessageSize: maxSignalBytes,
      maxReceiveMessageSize: maxSignalBytes,
      appData: { ownerId, direction, isConnecting: false },
    }),
    room.logger,
  );
  const transportId = TransportId.parse(transport.id);
  holdUntilClosed(room.transports, transportId, transport, room.router, requireRoom);
  transport.on('dtlsstatechange', (state) => {
    // The browser has closed its end, or cannot prove who it is: neither comes back on this transport.
    if (state === 'closed' || state === 'failed') transport.close();
  });
  const { iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport;
  return {
    transportId,
    ...TransportParameters.parse({ iceParameters, iceCandidates, dtlsParameters, sctpParameters }),
  };
}

/** @throws {ContractError} `not-found`; `payload-invalid` when the transport is for the other direction */
export function findTransport(
  room: MediaRoom,
  transportId: TransportId,
  direction: TransportDirection,
): OwnedTransport {
  const transport = find(room.transports, transportId);
  if (transport.appData.direction !== direction) throw new ContractError('payload-invalid');
  return transport;
}

export async function connectTransport(
  room: MediaRoom,
  transportId: TransportId,
  dtlsParameters: DtlsParameters,
): Promise<void> {
  const transport = find(room.transports, transportId);
  requireAll(dtlsParametersRules, dtlsParameters, room.logger);
  if (transport.appData.isConnecting) throw new ContractError('payload-invalid');
  transport.appData.isConnecting = true;
  await translateRejection(transport.connect({ dtlsParameters }), room.logger);
}

export function restartIce(room: MediaRoom, transportId: TransportId): Promise<IceParameters> {
  return translateRejection(find(room.transports, transportId).restartIce(), room.logger);
}

/** Ends all that a participant sends and receives. Does nothing for one who has nothing. */
export function closeOwner(room: MediaRoom, ownerId: string): void {
  for (const transport of room.transports.values()) {
    if (transport.appData.ownerId === ownerId) transport.close();
  }
}
