import { type FeedId, maxStillBytes, maxStillPieces, stillPieceBytes } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { answerForStills, fetchStill, frameOf, jpegOf, piecesOf, type SentStill } from '../testing/stills.ts';
import { joinAll, professorWish, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
let endoscope: FeedId;

beforeEach(async () => {
  const media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const guide = { ...professorWish, permissions: ['publish:face', 'annotate', 'freeze'] } as const;
  const join = (wish = {}) => signaling.join({ ...wish, ...('participantId' in wish ? {} : guide) });
  room = await joinAll({ join });
  await mediaPlaced(room.rig);
  const content = { kind: 'picture', cameraSource: 'endoscope' } as const;
  endoscope = await publish(room.rig, await openTransport(room.rig, 'send'), content);
});

const hold = (capturedAt?: number) => codeOf(room.professor.ask('freeze:hold', frameOf(endoscope, capturedAt)));
const send = (sent: unknown) => room.rig.socket.emitWithAck('still:send', sent);
const sendAll = (all: readonly SentStill[]) => Promise.all(all.map((sent) => codeOf(room.rig.ask('still:send', sent))));

describe('a still', () => {
  it.each([5, stillPieceBytes, stillPieceBytes + 1, maxStillBytes])(
    'of %i bytes is the same for everybody, byte for byte',
    async (byteLength) => {
      const jpeg = jpegOf(byteLength);
      answerForStills(room.rig, jpeg);
      expect(await hold()).toBe('ok');
      for (const one of [room.professor, room.observer, room.rig, await signaling.join({ participantId: 'late' })]) {
        expect((await fetchStill(one, frameOf(endoscope))).equals(jpeg)).toBe(true);
      }
    },
  );

  it('is there again after a restart, from the database', async () => {
    const jpeg = jpegOf(100_000);
    answerForStills(room.rig, jpeg);
    await hold();
    const again = await signaling.restart();
    const late = await again.join({ participantId: 'late' });
    expect((await fetchStill(late, frameOf(endoscope))).equals(jpeg)).toBe(true);
    expect(await codeOf(late.ask('still:fetch', { ...frameOf(endoscope), index: 2 }))).toBe('not-found');
    expect(await codeOf(late.ask('still:fetch', { ...frameOf(endoscope, 1), index: 0 }))).toBe('not-found');
  });

  it('is taken once, however often it is wanted', async () => {
    answerForStills(room.rig, jpegOf(70_000));
    await hold();
    const { freeze } = await room.rig.snapshot();
    await room.rig.ask('freeze:release', { freezeId: freeze?.freezeId ?? fail() });
    await hold();
    expect(room.rig.told.filter(({ name }) => name === 'still:wanted')).toHaveLength(1);
  });
});

const fail = (): never => {
  throw new Error('nothing is held');
};

describe('what a rig sends', () => {
  let holding: Promise<string>;
  beforeEach(async () => {
    holding = hold();
    await room.rig.hears('still:wanted');
  });

  it('may come in any order, and again from the beginning', async () => {
    const jpeg = jpegOf(130_000);
    const [first, second, third] = piecesOf(frameOf(endoscope), jpeg);
    if (!first || !second || !third) return fail();
    expect(await sendAll([third, first])).toEqual(['ok', 'ok']);
    // Another one takes the place of what is not finished.
    expect(await sendAll([...piecesOf(frameOf(endoscope), jpegOf(70_000, 3)).slice(1)])).toEqual(['ok']);
    expect(await sendAll([second, first, third])).toEqual(['ok', 'ok', 'ok']);
    expect(await holding).toBe('ok');
    expect((await fetchStill(room.observer, frameOf(endoscope))).equals(jpeg)).toBe(true);
  });

  it('is refused when it is not what its hash says, or no JPEG', async () => {
    const [whole] = piecesOf(frameOf(endoscope), jpegOf(100));
    const other = jpegOf(100, 3);
    expect(await send({ ...whole, piece: other })).toEqual(refusal('payload-invalid'));
    const [text] = piecesOf(frameOf(endoscope), new TextEncoder().encode('<script>alert(1)</script>'));
    expect(await send(text)).toEqual(refusal('payload-invalid'));
    // And the right one is still taken.
    expect(await send(whole)).toMatchObject({ ok: true });
    expect(await holding).toBe('ok');
  });

  it('is refused when it is larger than a still may be', async () => {
    const answers = await sendAll(piecesOf(frameOf(endoscope), jpegOf(maxStillBytes + 1)));
    expect(answers.at(-1)).toBe('payload-invalid');
  });

  it('is refused when it is no piece of a still', async () => {
    const [whole] = piecesOf(frameOf(endoscope), jpegOf(100));
    const spoilt: Partial<Record<keyof SentStill, unknown>>[] = [
      { piece: new Uint8Array(stillPieceBytes + 1) },
      { piece: new Uint8Array() },
      { piece: 'x'.repeat(100) },
      { count: maxStillPieces + 1 },
      // Beyond the last,
      { index: 1, count: 1 },
      // and a short one in the middle.
      { index: 0, count: 2 },
      { index: 1e308 },
      { hash: 'abc' },
      { frame: { feedId: 'x', capturedAt: Number.NaN } },
    ];
    for (const one of spoilt) expect(await send({ ...whole, ...one })).toEqual(refusal('payload-invalid'));
  });

  it('never fills the memory with pieces that do not end, and keeps nobody waiting', async () => {
    const [first, second] = piecesOf(frameOf(endoscope), jpegOf(maxStillBytes));
    expect(await send(first)).toMatchObject({ ok: true });
    // The same piece again and again is no way on either.
    expect(await send(first)).toEqual(refusal('payload-invalid'));
    expect(await send(second)).toMatchObject({ ok: true });
    signaling.clock.advance(5_000);
    expect(await holding).toBe('frame-unconfirmed');
    expect(await send(second)).toEqual(refusal('not-found'));
    expect((await room.rig.snapshot()).freeze).toBeNull();
  });
});

const refusal = (code: string) => ({ ok: false, code });

it('a still that nobody asked for is not taken, nor of somebody else’s picture', async () => {
  expect(await sendAll(piecesOf(frameOf(endoscope), jpegOf(100)))).toEqual(['not-found']);
  const holding = hold();
  await room.rig.hears('still:wanted');
  const [whole] = piecesOf(frameOf(endoscope), jpegOf(100));
  if (!whole) return fail();
  expect(await codeOf(room.professor.ask('still:send', whole))).toBe('not-found');
  expect(await codeOf(room.observer.ask('still:miss', frameOf(endoscope)))).toBe('not-found');
  await room.rig.ask('still:send', whole);
  expect(await holding).toBe('ok');
});
