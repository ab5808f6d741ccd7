import { open } from 'node:fs/promises';
import {
  createI420Picture,
  createPhantom,
  drawTimecode,
  gastrectomyScene,
  i420ByteLength,
  type PhantomScene,
  type Point,
} from '@scrubline/vision';

const width = 640;
const height = 360;
const frameMs = 1_000 / 30;
/** Three breaths of the phantom, after which it is again as at the start. */
const frames = 126;

const breathing: PhantomScene = {
  ...gastrectomyScene(11),
  camera: { swayPx: 0, tremorPx: 0, turnRad: 0, zoom: 0, tilt: 0, excursions: [] },
  tissue: { breathPx: 40, heartPx: 0, peristalsisPx: 0, pulls: [] },
  instruments: [],
};

export interface TissueCamera {
  /** Where the tissue that lies at a place of one frame is in another one, shares of the picture's sides. */
  readonly movedFrom: (place: Point, from: number, to: number) => Point;
}

/** A recorded video of breathing tissue with numbered frames, 30 a second, that goes round and round. Y4M. */
export async function writeTissueFile(path: string): Promise<TissueCamera> {
  const phantom = createPhantom(breathing, width, height);
  const buffer = new ArrayBuffer(i420ByteLength(width, height));
  const picture = createI420Picture(width, height, buffer);
  const file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`);
  for (let frameNumber = 0; frameNumber < frames; frameNumber++) {
    phantom.render(frameNumber * frameMs, picture);
    drawTimecode(picture, { captureTimeMs: frameNumber * 33, frameNumber });
    await file.write('FRAME\n');
    await file.write(new Uint8Array(buffer));
  }
  await file.close();
  return {
    movedFrom: ({ x, y }, from, to) => {
      const tissue = phantom.unproject(from * frameMs, { x: x * width - 0.5, y: y * height - 0.5 });
      const place = phantom.project(to * frameMs, tissue);
      return { x: (place.x + 0.5) / width, y: (place.y + 0.5) / height };
    },
  };
}
