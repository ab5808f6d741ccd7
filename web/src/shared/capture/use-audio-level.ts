import { useEffect, useState } from 'react';

const readEveryMs = 100;
/** Speech at a normal distance stands near -30 dBFS; the meter is full at -10 dBFS. */
const floorDb = -60;
const fullDb = -10;

/** Loudness of a local track, 0..1 on a decibel scale; 0 without a track. */
export function useAudioLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!track) {
      setLevel(0);
      return;
    }
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      setLevel(loudness(samples));
    }, readEveryMs);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [track]);
  return level;
}

function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  // Tenths are as fine as a meter of five bars needs, and spare a render for every flicker.
  return Math.round(Math.min(Math.max((decibels - floorDb) / (fullDb - floorDb), 0), 1) * 10) / 10;
}
