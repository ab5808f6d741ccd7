/// <reference lib="webworker" />
import { createI420Picture, createPhantom, drawTimecode, gastrectomyScene, i420ByteLength } from '@scrubline/vision';
import { type PhantomOrder, phantomStarted } from './phantom-format.ts';
import { dueAt, nextPicture, type PicturePace } from './picture-pace.ts';

const until = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));

/**
 * WebRTC's TimestampAligner fits a source's time stamps to the system's clock by a mean that starts with the first
 * pictures. When those are late, as they are while a connection is made, it goes on telling capture times that are too
 * early for as long as the source lives; only a jump of more than 300 ms makes it begin anew. So the stamps jump by a
 * second every other second. Nothing else reads them: the time of capture is burned in.
 */
const framesPerEpoch = 60;
const epochJumpUs = 1_000_000;

async function takePictures({ pictures, width, height, frameRate, seed }: PhantomOrder): Promise<void> {
  const phantom = createPhantom(gastrectomyScene(seed), width, height);
  const buffer = new ArrayBuffer(i420ByteLength(width, height));
  const picture = createI420Picture(width, height, buffer);
  const writer = pictures.getWriter();
  const pace: PicturePace = { startedAt: performance.now(), intervalMs: 1000 / frameRate };
  let number = 0;

  for (let frameNumber = 0; ; frameNumber++) {
    phantom.render(number * pace.intervalMs, picture);
    // Drawn ahead and only stamped when due: between the stamp and the way out lies nothing but one copy.
    await until(dueAt(pace, number));
    const capturedAt = performance.now();
    drawTimecode(picture, { captureTimeMs: performance.timeOrigin + capturedAt, frameNumber });
    await writer.write(
      new VideoFrame(buffer, {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: Math.round(capturedAt * 1000) + Math.floor(frameNumber / framesPerEpoch) * epochJumpUs,
        colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
      }),
    );
    if (frameNumber === 0) postMessage(phantomStarted);
    number = nextPicture(pace, number, performance.now());
  }
}

addEventListener('message', ({ data }: MessageEvent<PhantomOrder>) => {
  // Writing fails as soon as the track has been stopped; nobody looks at the phantom any more.
  void takePictures(data).catch(() => close());
});
