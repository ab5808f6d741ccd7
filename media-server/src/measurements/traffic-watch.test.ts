import { randomBytes } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { attempt } from '../attacks/attacker.test-support.ts';
import { openRoom, publishPicture, startTestServer, workersOf } from '../media-server.test-support.ts';
import { rtpPacket } from '../rtp-packets.test-support.ts';

it('cuts off a flood on one worker while another answers nothing', async () => {
  const server = await startTestServer(2);
  onTestFinished(server.stop);
  const stuck = await openRoom(server);
  const { pid } = (await workersOf(server)).find(({ rooms }) => rooms === 1) ?? { pid: 0 };
  const { mediaRoomId } = stuck;
  await server.ask('media:create-transport', { mediaRoomId, ownerId: 'somebody', direction: 'send' });
  process.kill(pid, 'SIGSTOP');
  onTestFinished(() => {
    process.kill(pid, 'SIGCONT');
  });

  const { peer } = await publishPicture(server, await openRoom(server), { ownerId: 'flooder' });
  const payload = randomBytes(1_188);
  let sequence = 0;
  const flooding = setInterval(() => {
    for (let packets = 0; packets < 20; packets += 1) attempt(() => peer.send(0, rtpPacket(sequence++, 77, payload)));
  }, 1);
  onTestFinished(() => clearInterval(flooding));
  await expect.poll(() => server.cutOffs, { timeout: 8_000 }).toMatchObject([{ ownerId: 'flooder' }]);
});
