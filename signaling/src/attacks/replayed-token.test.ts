import { contractVersion } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusals } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { Stranger } from '../testing/stranger.ts';

let signaling: SignalingUnderTest;
let elsewhere: Stranger;
beforeEach(async () => {
  signaling = await startSignaling();
  elsewhere = await signaling.join({ roomId: 'room-2' });
});

describe('a resume token', () => {
  it('that was overheard is worth nothing once its owner has used it', async () => {
    const professor = await signaling.join();
    const overheard = await professor.cut();
    const back = await signaling.enter(overheard);
    expect(await codeOf(signaling.enter(overheard))).toBe('resume-refused');
    expect(await codeOf(back.snapshot())).toBe('ok');
    expect(await codeOf(elsewhere.snapshot())).toBe('ok');
    // A token that is used up belongs to nobody any more.
    await expectRefusals(signaling, [
      { action: 'session:open', outcome: 'resume-refused', actorId: null, roomId: null },
    ]);
  });

  it('that many use at the same moment lets one of them in', async () => {
    const professor = await signaling.join();
    const token = await professor.cut();
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(signaling.enter(token))));
    expect(codes.sort()).toEqual(['ok', ...Array(7).fill('resume-refused')]);
  });

  it('of somebody who left, or was never in, opens nothing', async () => {
    const professor = await signaling.join();
    const token = await professor.notice('session:resume-token');
    await professor.ask('room:leave', {});
    expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
    for (const resumeToken of ['x', 'x'.repeat(256), '../../etc/passwd', 'null']) {
      expect(await codeOf(signaling.enter({ resumeToken }))).toBe('resume-refused');
    }
    for (const resumeToken of [null, 7, { $ne: null }, ['x'], '', 'x'.repeat(257)]) {
      expect(await codeOf(Stranger.connect(signaling.url, { contractVersion, resumeToken }))).toBe('ticket-invalid');
    }
  });

  it('is not the hash that the database keeps', async () => {
    const professor = await signaling.join();
    const token = await professor.cut();
    const kept = async () =>
      (await signaling.history.visits()).find(({ roomId }) => roomId === 'room-1')?.resumeTokenHash;
    await expect.poll(kept).toMatch(/^[\w-]{43}$/);
    expect(await kept()).not.toBe(token.resumeToken);
    expect(await codeOf(signaling.enter({ resumeToken: (await kept()) ?? '' }))).toBe('resume-refused');
  });
});
