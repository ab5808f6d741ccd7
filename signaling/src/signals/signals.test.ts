import { ParticipantId, signalChannel } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { mediaPlaced, openTransport } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { startSignaling } from '../testing/start-signaling.ts';

const sctpStreamParameters = { streamId: 1, ...signalChannel };

it('opens a channel, says that it is open, and lets others listen to it', async () => {
  const media = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const rig = await signaling.join({ participantId: 'rig', role: 'rig' });
  const professor = await signaling.join();
  await Promise.all([mediaPlaced(rig), mediaPlaced(professor)]);
  const [send, receive] = [await openTransport(rig, 'send'), await openTransport(professor, 'receive')];
  const watched = { participantId: ParticipantId.parse('rig'), transportId: receive };
  await expect(professor.ask('signal:watch', watched)).rejects.toMatchObject({ code: 'not-found' });
  const foreign = professor.ask('signal:publish', { transportId: send, sctpStreamParameters });
  await expect(foreign).rejects.toMatchObject({ code: 'not-found' });

  const { dataProducerId } = await rig.ask('signal:publish', { transportId: send, sctpStreamParameters });
  const told = await professor.hears('room:participant-changed', ({ signalsOpen }) => signalsOpen);
  expect(told.participantId).toBe('rig');
  const reply = await professor.ask('signal:watch', watched);
  expect(reply).toMatchObject({ dataProducerId, sctpStreamParameters: { ordered: false, label: 'signals' } });
  expect([await media.holds('data_producers'), await media.holds('data_consumers')]).toEqual([1, 1]);
});
