import type { Locator } from '@playwright/test';
import { readTimecode, type Timecode } from '@scrubline/vision';

/** A drawing on a picture as it is on the screen; its middle in shares of the picture's sides. */
export interface SeenDrawing {
  readonly bond: string | null;
  readonly x: number;
  readonly y: number;
}

interface SeenFrame {
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What was drawn on the page at that moment. */
  readonly drawings: readonly SeenDrawing[];
}

/** The luma plane of the frame that a video element shows now. */
async function lumaOf(video: Locator): Promise<SeenFrame> {
  const { base64, ...seen } = await video.evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('not a video');
    const frame = new VideoFrame(element);
    const strokes = document.querySelectorAll<SVGGElement>('[data-testid="drawing-layer"] [data-stroke]');
    const drawings = [...strokes].map((stroke) => {
      const whole = stroke.ownerSVGElement?.viewBox.baseVal ?? new DOMRect();
      const box = stroke.getBBox();
      const bond = stroke.getAttribute('data-bond');
      return { bond, x: (box.x + box.width / 2) / whole.width, y: (box.y + box.height / 2) / whole.height };
    });
    // A codec may hold more rows than it shows.
    const { width = 0, height = 0 } = frame.visibleRect ?? {};
    const buffer = new Uint8Array(frame.allocationSize());
    const [plane] = await frame.copyTo(buffer);
    frame.close();
    const rows = new Uint8Array(width * height);
    for (let row = 0; row < height; row++) {
      const start = (plane?.offset ?? 0) + row * (plane?.stride ?? width);
      rows.set(buffer.subarray(start, start + width), row * width);
    }
    const blob = new Blob([rows]);
    const dataUrl = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsDataURL(blob);
    });
    return { base64: dataUrl.slice(dataUrl.indexOf(',') + 1), width, height, drawings };
  });
  return { luma: Buffer.from(base64, 'base64'), ...seen };
}

/** The timecode burned into the picture that is shown now; null when none can be read. */
export async function shownTimecode(video: Locator): Promise<Timecode | null> {
  const { luma, width, height } = await lumaOf(video);
  return readTimecode(luma, width, width, height);
}

/** Which frame is shown now, and where the drawings are on it; null when it cannot be read. */
export async function shownDrawings(
  video: Locator,
): Promise<{ readonly frameNumber: number; readonly drawings: readonly SeenDrawing[] } | null> {
  const { luma, width, height, drawings } = await lumaOf(video);
  const timecode = readTimecode(luma, width, width, height);
  return timecode && { frameNumber: timecode.frameNumber, drawings };
}

/** Mean difference of brightness between what is shown now and ten frames later, 0..255: 0 for a picture that stands. */
export async function shownMovement(video: Locator): Promise<number> {
  const before = await lumaOf(video);
  await video.evaluate(presentMoreFrames, 10);
  const after = await lumaOf(video);
  const difference = before.luma.reduce((sum, value, index) => sum + Math.abs(value - (after.luma[index] ?? 0)), 0);
  return difference / before.luma.length;
}

/** Runs in the page. */
function presentMoreFrames(element: Element, count: number): Promise<void> {
  return new Promise((presented, fail) => {
    if (!(element instanceof HTMLVideoElement)) {
      fail(new Error('not a video'));
      return;
    }
    let left = count;
    element.requestVideoFrameCallback(function onFrame() {
      left -= 1;
      if (left === 0) presented();
      else element.requestVideoFrameCallback(onFrame);
    });
  });
}
