import { playOn } from './speaker-choice.ts';

/** Two notes, each this long. Seconds. */
const noteS = 0.35;
/** A rising fourth, in the middle of what any loudspeaker plays well. Hertz. */
const notesHz = [523, 698];
const loudness = 0.3;

/** Plays a short chime on one loudspeaker; resolves when it has ended. */
export async function playTestSound(speakerId: string): Promise<void> {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const notes = notesHz.map((frequency, index) => {
    const note = new OscillatorNode(context, { frequency });
    const envelope = new GainNode(context, { gain: 0 });
    const begin = context.currentTime + 0.1 + index * noteS;
    envelope.gain.setTargetAtTime(loudness, begin, 0.01);
    envelope.gain.setTargetAtTime(0, begin + noteS / 2, 0.05);
    note.connect(envelope).connect(destination);
    note.start(begin);
    note.stop(begin + noteS);
    return note;
  });
  const audio = new Audio();
  audio.srcObject = destination.stream;
  await playOn(audio, speakerId);
  await audio.play();
  await new Promise((ended) => notes.at(-1)?.addEventListener('ended', ended, { once: true }));
  await context.close();
}
