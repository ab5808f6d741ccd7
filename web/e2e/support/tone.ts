import type { Page } from '@playwright/test';

const sampleRate = 48_000;
const lengthS = 8;

/**
 * A WAV file of one tone whose loudness swings as speech does: the browser's noise suppression takes a steady tone for
 * noise and removes it.
 */
export function warbledTone(hertz: number): Buffer {
  const samples = Buffer.alloc(sampleRate * lengthS * 2);
  for (let index = 0; index < sampleRate * lengthS; index++) {
    const seconds = index / sampleRate;
    const loudness = 0.5 * Math.max(0, Math.sin(2 * Math.PI * 3 * seconds));
    samples.writeInt16LE(Math.round(loudness * 32_767 * Math.sin(2 * Math.PI * hertz * seconds)), index * 2);
  }
  return Buffer.concat([wavHeader(samples.length), samples]);
}

function wavHeader(dataLength: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataLength, 40);
  return header;
}

/** A page hears a tone when it stands this far above its surroundings. */
const audibleDb = 20;

/**
 * Which of these tones can be heard in what the page plays, within two seconds. Hertz in, hertz out.
 */
export async function tonesHeard(page: Page, candidates: readonly number[]): Promise<readonly number[]> {
  const prominence = await page.evaluate(async (tones) => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 8_192;
    analyser.smoothingTimeConstant = 0;
    for (const audio of document.querySelectorAll<HTMLAudioElement>('audio[data-testid="remote-voice"]')) {
      if (audio.srcObject instanceof MediaStream && !audio.paused) {
        context.createMediaStreamSource(audio.srcObject).connect(analyser);
      }
    }
    const silent = context.createGain();
    silent.gain.value = 0;
    silent.connect(context.destination);
    /** Told by the clock of the sound itself, which no hidden page slows down. */
    const soundFor = (seconds: number) =>
      new Promise((over) => {
        const clock = context.createConstantSource();
        clock.addEventListener('ended', over);
        clock.connect(silent);
        clock.start();
        clock.stop(context.currentTime + seconds);
      });
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    const binOf = (hertz: number) => Math.round((hertz * analyser.fftSize) / context.sampleRate);
    const best = tones.map(() => Number.NEGATIVE_INFINITY);
    // Two seconds of sound: longer than a swing of the tone's loudness.
    for (let reading = 0; reading < 20; reading++) {
      await soundFor(0.1);
      analyser.getFloatFrequencyData(spectrum);
      tones.forEach((hertz, index) => {
        const bin = binOf(hertz);
        const peak = Math.max(...spectrum.slice(bin - 2, bin + 3));
        const around = [...spectrum.slice(bin - 40, bin - 20), ...spectrum.slice(bin + 20, bin + 40)];
        const floor = Math.max(-100, around.reduce((sum, value) => sum + Math.max(value, -140), 0) / around.length);
        best[index] = Math.max(best[index] ?? peak, peak - floor);
      });
    }
    await context.close();
    return best;
  }, candidates);
  return candidates.filter((_, index) => (prominence[index] ?? 0) > audibleDb);
}
