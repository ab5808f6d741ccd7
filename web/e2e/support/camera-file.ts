import { open } from 'node:fs/promises';
import { blackLuma, createI420Picture, drawTimecode, whiteLuma } from '@scrubline/vision';

const size = { width: 640, height: 360 };
const frames = 60;

/** A recorded video of two seconds, 30 frames a second, with a moving bar and numbered frames. Y4M. */
export async function writeCameraFile(path: string): Promise<void> {
  const file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${size.width} H${size.height} F30:1 Ip A1:1 C420jpeg\n`);
  const buffer = new ArrayBuffer((size.width * size.height * 3) / 2);
  const picture = createI420Picture(size.width, size.height, buffer);
  for (let frameNumber = 0; frameNumber < frames; frameNumber++) {
    picture.u.fill(110);
    picture.v.fill(150);
    for (let row = 0; row < size.height; row++) {
      const start = row * size.width;
      picture.y.fill(90, start, start + size.width);
      picture.y.fill(
        frameNumber % 2 === 0 ? whiteLuma : blackLuma,
        start + frameNumber * 8,
        start + frameNumber * 8 + 40,
      );
    }
    drawTimecode(picture, { captureTimeMs: frameNumber * 33, frameNumber });
    await file.write('FRAME\n');
    await file.write(new Uint8Array(buffer));
  }
  await file.close();
}
