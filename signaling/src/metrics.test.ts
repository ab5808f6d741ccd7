import { beforeEach, expect, it } from 'vitest';
import { mediaPlaced, openTransport, publish } from './testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from './testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from './testing/start-signaling.ts';

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url, 'http://127.0.0.1:1'] });
});

const lines = async () => (await (await fetch(`${signaling.url}/metrics`)).text()).split('\n');
const rig = { participantId: 'rig', role: 'rig', permissions: ['publish:endoscope'] } as const;

it('says who is where, what they send, and what stands behind it', async () => {
  const theatre = await signaling.join(rig);
  await signaling.join();
  await signaling.join({ participantId: 'guest', role: 'observer', permissions: [], admission: 'ask' });
  await mediaPlaced(theatre);
  await publish(theatre, await openTransport(theatre, 'send'), { kind: 'picture', cameraSource: 'endoscope' });
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'scrubline_signaling_rooms 1',
      'scrubline_signaling_rooms_without_media 0',
      'scrubline_signaling_sessions 3',
      'scrubline_signaling_participants{role="rig",phase="present"} 1',
      'scrubline_signaling_participants{role="observer",phase="waiting"} 1',
      'scrubline_signaling_participants{role="specialist",phase="interrupted"} 0',
      'scrubline_signaling_feeds{content="endoscope"} 1',
      'scrubline_signaling_feeds{content="voice"} 0',
      'scrubline_signaling_media_servers 2',
      'scrubline_signaling_media_servers_reachable 1',
      'scrubline_signaling_database_reachable 1',
      'scrubline_signaling_restored 1',
    ]),
  );
});

it('counts who leaves, by reason', async () => {
  const professor = await signaling.join();
  await professor.ask('room:leave', {});
  await (await signaling.join({ participantId: 'other' })).cut();
  await expect.poll(async () => (await lines()).includes('scrubline_signaling_sessions 0')).toBe(true);
  signaling.clock.advance(30_000);
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'scrubline_signaling_leaves_total{reason="left"} 1',
      'scrubline_signaling_leaves_total{reason="connection-lost"} 1',
      'scrubline_signaling_leaves_total{reason="sent-too-much"} 0',
    ]),
  );
});

it('knows no ids and no names', async () => {
  await signaling.join({ roomId: 'room-of-nobody', displayName: 'Fictional Zhang Wei' });
  const all = (await lines()).join('\n');
  for (const secret of ['room-of-nobody', 'professor', 'Zhang']) expect(all).not.toContain(secret);
});

it('says that the database is away, and what waits for it', async () => {
  const professor = await signaling.join();
  await signaling.history.fail();
  await professor.ask('voice:set-muted', { muted: true });
  await expect.poll(async () => (await lines()).includes('scrubline_signaling_database_reachable 0')).toBe(true);
  expect((await lines()).join('\n')).toMatch(/^scrubline_signaling_journal_waiting [1-9]/m);
});
