import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { getPriority } from 'node:os';
import { ContractError } from '@scrubline/contract';
import { createLogger, identifyProcess } from '@scrubline/service-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  openRoom,
  publishPicture,
  startTestServer,
  type TestServer,
  watchPicture,
  workersOf,
} from '../media-server.test-support.ts';
import { createWorkerPool } from './worker-pool.ts';

const patience = { timeout: 5_000 };
const addresses = { listenAddress: '127.0.0.1', announcedAddress: '127.0.0.1' };
const logger = createLogger('worker-pool-test');
logger.level = 'silent';

const isRunning = (pid: number) => identifyProcess(pid) !== null;

/** Two ports below the range that the system hands out: no test beside this one is given them. */
const freePorts = (): number => 20_000 + (process.pid % 5_000) * 2;

describe('a worker that is killed', { timeout: 20_000 }, () => {
  let server: TestServer;
  afterEach(() => server.stop());

  async function moveAPicture() {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    await watcher.resume();
    await vi.waitFor(() => expect(watcher.pictures().length).toBeGreaterThan(5), patience);
    return { ...room, watcher };
  }

  it('ends its own rooms only, says so, and is replaced', async () => {
    server = await startTestServer(2);
    const doomed = await moveAPicture();
    const victim = (await workersOf(server)).find(({ rooms }) => rooms === 1)?.pid ?? 0;
    const other = await moveAPicture();

    process.kill(victim, 'SIGKILL');
    await vi.waitFor(() => {
      expect(server.closures).toEqual([{ mediaRoomId: doomed.mediaRoomId, reason: 'worker-died' }]);
    }, patience);
    await expect(doomed.watcher.resume()).rejects.toMatchObject({ code: 'not-found' });
    const flowedBefore = other.watcher.pictures().length;
    await vi.waitFor(() => expect(other.watcher.pictures().length).toBeGreaterThan(flowedBefore + 20), patience);

    await vi.waitFor(async () => expect(await workersOf(server)).toHaveLength(2), patience);
    expect((await workersOf(server)).map(({ pid }) => pid)).not.toContain(victim);
    const reopened = await server.ask('media:create-room', { mediaRoomId: doomed.mediaRoomId });
    expect(reopened.rtpCapabilities).toEqual(doomed.rtpCapabilities);
  });

  it('is not healthy to be without, until another has started', async () => {
    server = await startTestServer(1);
    const [worker] = await workersOf(server);
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    const statuses: number[] = [];
    await vi.waitFor(
      async () => {
        statuses.push((await fetch(`${server.address}/health`)).status);
        expect(statuses).toContain(503);
      },
      { ...patience, interval: 1 },
    );
    await vi.waitFor(async () => expect((await fetch(`${server.address}/health`)).status).toBe(200), patience);
    await openRoom(server);
  });
});

describe('a pool', { timeout: 20_000 }, () => {
  it('gives each worker the next port, for UDP and TCP alike, and takes it again after a death', async () => {
    const firstPort = freePorts();
    const pool = await createWorkerPool({ ...addresses, workers: 2, firstPort, logger });
    const listening = async () => {
      const dumps = await Promise.all(pool.alive().map(({ webRtcServer }) => webRtcServer.dump()));
      return dumps
        .map(({ udpSockets, tcpServers }) => [...udpSockets, ...tcpServers].map(({ port }) => port))
        .toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
    };
    const expected = [
      [firstPort, firstPort],
      [firstPort + 1, firstPort + 1],
    ];
    expect(await listening()).toEqual(expected);
    const pids = () => pool.alive().map((worker) => worker.process.pid);
    const victim = pids()[0] ?? 0;
    process.kill(victim, 'SIGKILL');
    await vi.waitFor(() => expect(pids()).not.toContain(victim), patience);
    await vi.waitFor(() => expect(pids()).toHaveLength(2), patience);
    expect(await listening()).toEqual(expected);
    await pool.close();
  });

  it('has nobody to open a room when its last worker died', async () => {
    const pool = await createWorkerPool({ ...addresses, workers: 1, firstPort: 0, logger });
    const { process: victim } = pool.leastLoaded(() => 0);
    const died = once(victim, 'died');
    process.kill(victim.pid, 'SIGKILL');
    await died;
    expect(() => pool.leastLoaded(() => 0)).toThrow(new ContractError('media-unavailable'));
    await pool.close();
  });

  it('lets workers go before Node, where the system allows it', async () => {
    const pool = await createWorkerPool({ ...addresses, workers: 1, firstPort: 0, logger });
    const mayRaise = spawnSync('nice', ['-n', '-1', 'nice'], { encoding: 'utf8' }).stdout.trim() === '-1';
    expect(getPriority(pool.leastLoaded(() => 0).process.pid)).toBe(mayRaise ? -10 : getPriority());
    await pool.close();
  });

  it('leaves no process behind when it closes', async () => {
    const pool = await createWorkerPool({ ...addresses, workers: 2, firstPort: 0, logger });
    const pids = pool.alive().map(({ process: { pid } }) => pid);
    expect(pids.map(isRunning)).toEqual([true, true]);
    await pool.close();
    expect(pids.map(isRunning)).toEqual([false, false]);
  });

  it('does not start, and leaves nothing, when a port is taken', async () => {
    const firstPort = freePorts();
    const holder = createServer().listen(firstPort, '127.0.0.1');
    await once(holder, 'listening');
    await expect(createWorkerPool({ ...addresses, workers: 1, firstPort, logger })).rejects.toThrow();
    holder.close();
  });
});
