import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusals, rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { rigWish } from '../testing/theatre-and-guests.ts';

const voice = { kind: 'voice' } as const;

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let rig: Stranger;
beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  rig = await signaling.join(rigWish);
  await mediaPlaced(rig);
});

const replaced = {
  ...{ roomId: 'room-1', subjectId: 'professor', outcome: 'ok' },
  facts: { reason: 'replaced-by-newer-session' },
};

const enter = async () => signaling.enter({ ticket: await signaling.tickets.ticket({}) });

describe('two sockets of one participant', () => {
  it('that join at the same moment hold one seat; the other one is out and can do nothing', async () => {
    const [one, other] = [await enter(), await enter()];
    await Promise.allSettled([one.join(), other.join()]);
    expect((await rig.snapshot()).participants.map(({ participantId }) => participantId)).toEqual(['rig', 'professor']);
    const answers = [await codeOf(openTransport(one, 'send')), await codeOf(openTransport(other, 'send'))];
    expect(answers.filter((code) => code === 'ok')).toHaveLength(1);
    await expect.poll(() => media.holds('transports')).toBe(1);
  });

  it('do not send twice, not even when the older one was publishing as it was replaced', async () => {
    const older = await enter();
    await older.join();
    const send = await openTransport(older, 'send');
    const [, newer] = await Promise.all([codeOf(publish(older, send, voice)), signaling.join()]);
    await older.disconnected();
    await publish(newer, await openTransport(newer, 'send'), voice);
    await expect.poll(async () => (await rig.snapshot()).feeds).toHaveLength(1);
    await expect.poll(() => media.holds('producers')).toBe(1);
    expect(await rowsOf(signaling, 'room:left')).toMatchObject([replaced]);
  });

  it('do not unmute what the other one muted', async () => {
    const older = await signaling.join();
    const newer = await signaling.join();
    await newer.ask('voice:set-muted', { muted: true });
    expect(['connection-lost', 'not-in-room']).toContain(await codeOf(older.ask('voice:set-muted', { muted: false })));
    expect((await rig.snapshot()).participants).toContainEqual(
      expect.objectContaining({ participantId: 'professor', muted: true }),
    );
  });

  it('do not take the seat back from each other with the token of before', async () => {
    const older = await signaling.join();
    const token = await older.notice('session:resume-token');
    const newer = await signaling.join();
    await older.disconnected();
    expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
    expect(await codeOf(newer.snapshot())).toBe('ok');
    expect(await rowsOf(signaling, 'room:left')).toMatchObject([replaced]);
    await expectRefusals(signaling, [
      { action: 'session:open', outcome: 'resume-refused', actorId: 'professor', roomId: 'room-1' },
    ]);
  });
});
