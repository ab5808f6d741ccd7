import { getPriority, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { ParticipantId, RoomId } from '@scrubline/contract';
import { buildFanOutFloor, type FanOutFloor } from '../floor/run-fan-out-floor.ts';
import { capturePackets } from '../network/packet-capture.ts';
import { openParticipantsHost, type ParticipantsHost } from '../network/participants-host.ts';
import { openRtpHost, type RtpHost } from '../participants/open-rtp-host.ts';
import { Entered, FloorViewers, floorSsrc, Sent } from '../participants/rtp-host-orders.ts';
import { createTicketMint } from '../participants/ticket-mint.ts';
import { freePorts } from '../product/free-ports.ts';
import { cpuTimeMs, pidOf, workerPidAt } from '../product/processes.ts';
import { type RunningProduct, startProduct } from '../product/start-product.ts';
import { ticketKeyOf } from '../product/ticket-key.ts';
import { findingsOfFanOut } from './fan-out-findings.ts';
import {
  cpuRatioOf,
  type FanOutPair,
  type FanOutRun,
  type ProductRun,
  residenceOf,
  residenceRatioOf,
  type WireStreams,
} from './fan-out-rules.ts';
import type { Scenario } from './scenario.ts';

const subscribers = 20;
/** One pair's p99 is between 0.9 and 2.6 times the floor's on two cores: many short pairs say more than a few long ones. */
const extents = { full: { pairs: 20, runS: 10 }, short: { pairs: 1, runS: 2 } };

/** Packets come to the capture in blocks; the last one is handed over after at most a second. */
const captureBlockMs = 1_100;

export const fanOut: Scenario = {
  name: 'fan-out',
  thresholds: [
    { metric: 'cpuRatioToFloor', atMost: 2.6 },
    { metric: 'residenceP99RatioToFloor', atMost: 1.6 },
    { metric: 'signalingShareOfWorkerCpu', atMost: 0.1 },
  ],
  run: async (thoroughness, say) => {
    const { pairs: count, runS } = extents[thoroughness];
    const closing: (() => unknown)[] = [];
    try {
      const floor = await buildFanOutFloor();
      closing.push(floor.remove);
      const network = openParticipantsHost(say);
      closing.push(network.close);
      const product = await startProduct({ announcedAddress: network.serverAddress });
      closing.push(product.stop);
      const host = openRtpHost(network.runThere);
      closing.push(host.close);
      const measure = await preparePairs({ floor, network, product, host }, runS * 1000);
      const pairs: FanOutPair[] = [];
      for (let number = 1; number <= count; number++) {
        const pair = await measure();
        pairs.push(pair);
        say(`pair ${number} of ${count}: ${describePair(pair)}`);
      }
      return findingsOfFanOut(pairs, subscribers, network.kind);
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

interface Parts {
  readonly floor: FanOutFloor;
  readonly network: ParticipantsHost;
  readonly product: RunningProduct;
  readonly host: RtpHost;
}

/** Everybody is in the room, and the floor's viewers wait. The returned function measures one pair. */
async function preparePairs(
  { floor, network, product, host }: Parts,
  runMs: number,
): Promise<() => Promise<FanOutPair>> {
  const entered = await enterEverybody(product, network, host);
  const { ports } = await host.tell({ order: 'open-floor-viewers', viewers: subscribers }, FloorViewers);
  const workerPid = await workerPidAt(product, product.webRtcPort);
  const [signalingPid, nodePid] = [await pidOf(product, 'signaling'), await pidOf(product, 'media-server')];
  const { senderSsrc, viewerSsrcs } = entered;

  const throughProduct = async (): Promise<ProductRun> => {
    const streams = { serverPort: product.webRtcPort, senderSsrc, viewerSsrcs: new Set(viewerSsrcs) };
    const cpuBefore = [workerPid, signalingPid, nodePid].map(cpuTimeMs);
    const send = () => host.tell({ order: 'send', durationMs: runMs, toFloor: null }, Sent);
    const { packetsReceived } = await send();
    const [cpuMs = 0, signalingCpuMs = 0, mediaServerNodeCpuMs = 0] = [workerPid, signalingPid, nodePid].map(
      (pid, index) => cpuTimeMs(pid) - (cpuBefore[index] ?? 0),
    );
    const residence = await residenceWhile(network.wire, streams, send);
    return { cpuMs, signalingCpuMs, mediaServerNodeCpuMs, packetsForwarded: packetsReceived, ...residence };
  };

  const throughFloor = async (): Promise<FanOutRun> => {
    const [port = 0] = await freePorts(1);
    const running = await floor.start(port, { address: network.participantsAddress, ports });
    try {
      setPriority(running.pid, getPriority(workerPid));
      const streams = { serverPort: port, senderSsrc: floorSsrc, viewerSsrcs: new Set([floorSsrc]) };
      const toFloor = { address: network.serverAddress, port };
      const send = () => host.tell({ order: 'send', durationMs: runMs, toFloor }, Sent);
      const cpuBefore = cpuTimeMs(running.pid);
      const { packetsReceived } = await send();
      const cpuMs = cpuTimeMs(running.pid) - cpuBefore;
      const residence = await residenceWhile(network.wire, streams, send);
      return { cpuMs, packetsForwarded: packetsReceived, ...residence };
    } finally {
      await running.stop();
    }
  };
  return async () => ({ product: await throughProduct(), floor: await throughFloor() });
}

async function enterEverybody(product: RunningProduct, network: ParticipantsHost, host: RtpHost): Promise<Entered> {
  const mint = createTicketMint(await ticketKeyOf(product));
  const common = { roomId: RoomId.parse('fan-out'), admission: 'direct' } as const;
  const viewerTickets = Array.from({ length: subscribers }, (_, index) => {
    const participantId = ParticipantId.parse(`viewer-${index}`);
    return mint({ ...common, participantId, role: 'observer', displayName: `Viewer ${index}`, permissions: [] });
  });
  const senderTicket = await mint({
    ...common,
    participantId: ParticipantId.parse('sender'),
    role: 'rig',
    displayName: 'Sender',
    permissions: ['publish:endoscope'],
  });
  const signalingUrl = `http://${network.serverAddress}:${product.signalingPort}`;
  return host.tell(
    { order: 'enter', signalingUrl, senderTicket, viewerTickets: await Promise.all(viewerTickets) },
    Entered,
  );
}

/** Apart from the run whose processor time is measured: capturing costs the sender of a packet time. */
async function residenceWhile(
  wire: string,
  streams: WireStreams,
  send: () => Promise<unknown>,
): Promise<{ residencesMs: readonly number[] }> {
  const capture = await capturePackets(wire, streams.serverPort);
  await send();
  await wait(captureBlockMs);
  const { residencesMs, missing } = residenceOf(await capture.stop(), streams, subscribers);
  if (missing > 0) throw new Error(`${missing} copies never left the server`);
  return { residencesMs };
}

const describePair = (pair: FanOutPair): string =>
  `processor ${cpuRatioOf(pair).toFixed(2)} ×, time in the server p99 ${residenceRatioOf(pair).toFixed(2)} × the floor`;
