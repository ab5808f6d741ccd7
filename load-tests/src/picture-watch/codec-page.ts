import {
  createI420Picture,
  createPhantom,
  drawTimecode,
  gastrectomyScene,
  i420ByteLength,
  readTimecode,
  type Timecode,
} from '@scrubline/vision';
import { createStripReader } from './strip-reader.ts';

/** How the pictures are compressed, and how large they are shown. Sizes in pixels. */
export interface CodecTrial {
  readonly codec: string;
  readonly bitrateBps: number;
  readonly frames: number;
  readonly shownWidth: number;
  readonly shownHeight: number;
}

/** Frame numbers as drawn and as read after the codec; null for what could not be read. */
export interface CodecOutcome {
  readonly drawn: readonly number[];
  readonly read: readonly (number | null)[];
}

declare global {
  interface Window {
    tryCodec: (trial: CodecTrial) => Promise<CodecOutcome>;
  }
}

const width = 1280;
const height = 720;
const frameRate = 30;

/** Shows the frame as a page would, scaled, and reads the timecode from the screen's pixels. */
function readScaled(frame: VideoFrame, { shownWidth, shownHeight }: CodecTrial): Timecode | null {
  const context = new OffscreenCanvas(shownWidth, shownHeight).getContext('2d');
  context?.drawImage(frame, 0, 0, shownWidth, shownHeight);
  frame.close();
  const pixels = context?.getImageData(0, 0, shownWidth, shownHeight).data ?? new Uint8ClampedArray();
  // The strip is grey: its green is its luma.
  const luma = Uint8Array.from({ length: shownWidth * shownHeight }, (_, index) => pixels[4 * index + 1] ?? 0);
  return readTimecode(luma, shownWidth, shownWidth, shownHeight);
}

const phantom = createPhantom(gastrectomyScene(1), width, height);
const buffer = new ArrayBuffer(i420ByteLength(width, height));
const picture = createI420Picture(width, height, buffer);

function drawFrame(frameNumber: number): VideoFrame {
  const timeMs = (frameNumber * 1000) / frameRate;
  phantom.render(timeMs, picture);
  drawTimecode(picture, { captureTimeMs: 1_785_542_400_000 + timeMs, frameNumber });
  const timestamp = Math.round(timeMs * 1000);
  return new VideoFrame(buffer, { format: 'I420', codedWidth: width, codedHeight: height, timestamp });
}

window.tryCodec = async (trial) => {
  const { codec, bitrateBps: bitrate, frames } = trial;
  const read: (number | null)[] = [];
  const readStrip = createStripReader();
  let reading: Promise<void> = Promise.resolve();
  let failure: DOMException | null = null;
  const error = (problem: DOMException) => {
    failure ??= problem;
  };
  const decoder = new VideoDecoder({
    error,
    output: (frame) => {
      reading = reading.then(async () => {
        const timecode = trial.shownWidth === width ? await readStrip(frame) : readScaled(frame, trial);
        read.push(timecode?.frameNumber ?? null);
      });
    },
  });
  const encoder = new VideoEncoder({
    error,
    output: (chunk, metadata) => {
      if (metadata?.decoderConfig) decoder.configure(metadata.decoderConfig);
      decoder.decode(chunk);
    },
  });
  encoder.configure({ codec, width, height, bitrate, framerate: frameRate, latencyMode: 'realtime' });
  const drawn = Array.from({ length: frames }, (_, index) => index);
  for (const frameNumber of drawn) {
    const frame = drawFrame(frameNumber);
    encoder.encode(frame, { keyFrame: frameNumber === 0 });
    frame.close();
    await encoder.flush();
    await reading;
  }
  await decoder.flush();
  await reading;
  if (failure) throw failure;
  return { drawn, read };
};
