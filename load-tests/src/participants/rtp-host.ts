import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { receiveFeed } from './feed-receiver.ts';
import { type PictureOutlet, sendPictures } from './picture-pace.ts';
import { publishPicture } from './picture-sender.ts';
import { enterRoom } from './room-stranger.ts';
import { type Entered, floorSsrc, HostOrder, type Sent, type StreamSpan } from './rtp-host-orders.ts';
import { openRtpStream, type RtpStream } from './rtp-stream.ts';

/** Plays a sender and its viewers in a process of its own, perhaps on another host; told by `openRtpHost`. */

/** Before the workers, too. */
const foremost = -15;

/** After the last packet was sent, the last ones are on their way. */
const lastPacketsMs = 300;

const floorOutlet = { payloadType: 96, ssrc: floorSsrc, takeKeyFrameRequest: () => false };

let productOutlet: PictureOutlet | null = null;
let floorSocket: Socket | null = null;
let stream: RtpStream | null = null;
let packetsReceived = 0;
let nextPicture = 0;
const leaving: (() => unknown)[] = [];

async function enter({
  signalingUrl,
  senderTicket,
  viewerTickets,
}: Extract<HostOrder, { order: 'enter' }>): Promise<Entered> {
  const sender = await enterRoom(signalingUrl, senderTicket);
  const { outlet, feedId, close } = await publishPicture(sender);
  leaving.push(close, sender.leave);
  productOutlet = outlet;
  const viewerSsrcs: number[] = [];
  for (const ticket of viewerTickets) {
    const viewer = await enterRoom(signalingUrl, ticket);
    const receiver = await receiveFeed(viewer, feedId, () => {
      packetsReceived += 1;
    });
    leaving.push(receiver.close, viewer.leave);
    viewerSsrcs.push(receiver.ssrc);
  }
  return { senderSsrc: outlet.ssrc, viewerSsrcs };
}

async function openFloorViewers(viewers: number): Promise<{ ports: number[] }> {
  floorSocket = createSocket('udp4');
  const sockets = Array.from({ length: viewers }, () => createSocket('udp4').bind(0));
  await Promise.all(sockets.map((socket) => once(socket, 'listening')));
  for (const socket of sockets) {
    socket.on('message', () => {
      packetsReceived += 1;
    });
    leaving.push(() => socket.close());
  }
  return { ports: sockets.map((socket) => socket.address().port) };
}

async function send({ durationMs, toFloor }: Extract<HostOrder, { order: 'send' }>): Promise<Sent> {
  const outlet = toFloor
    ? { ...floorOutlet, send: (packet: Buffer) => floorSocket?.send(packet, toFloor.port, toFloor.address) }
    : productOutlet;
  if (!outlet) throw new Error('nobody has entered');
  const receivedBefore = packetsReceived;
  let packetsSent = 0;
  const pictures = sendPictures(outlet, nextPicture, () => {
    packetsSent += 1;
  });
  await wait(durationMs);
  nextPicture = pictures.stop();
  await wait(lastPacketsMs);
  return { packetsSent, packetsReceived: packetsReceived - receivedBefore };
}

async function openStream({
  signalingUrl,
  senderTicket,
  receiverTicket,
}: Extract<HostOrder, { order: 'open-stream' }>): Promise<{ webRtcPort: number }> {
  goFirst();
  const [sender, receiver] = [
    await enterRoom(signalingUrl, senderTicket),
    await enterRoom(signalingUrl, receiverTicket),
  ];
  const opened = await openRtpStream(sender, receiver);
  stream = opened;
  leaving.push(sender.leave, receiver.leave, opened.stop);
  return { webRtcPort: opened.webRtcPort };
}

/** A gap is to be the server's, not that of a process which waits for its turn behind browsers. Its session is its own. */
function goFirst(): void {
  try {
    setPriority(foremost);
    writeFileSync('/proc/self/autogroup', String(foremost));
  } catch {
    // Ordinary users may not; what else the machine does is then measured too.
  }
}

function span({ fromMs, toMs }: Extract<HostOrder, { order: 'span' }>): StreamSpan {
  if (!stream) throw new Error('no stream was opened');
  return stream.span(fromMs, toMs);
}

async function leave(): Promise<object> {
  floorSocket?.close();
  for (const close of leaving.reverse()) await close();
  return {};
}

async function carryOut(order: HostOrder): Promise<unknown> {
  switch (order.order) {
    case 'enter':
      return enter(order);
    case 'open-floor-viewers':
      return openFloorViewers(order.viewers);
    case 'send':
      return send(order);
    case 'open-stream':
      return openStream(order);
    case 'span':
      return span(order);
    case 'leave':
      return leave();
  }
}

process.on('message', async (message) => {
  const order = HostOrder.parse(message);
  const answer = await carryOut(order).then(
    (done) => ({ answer: done }),
    (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
  if (order.order === 'leave') process.disconnect();
});
// Whoever started this is gone.
process.once('disconnect', () => process.exit());
