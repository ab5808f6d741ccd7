/// <reference lib="webworker" />
import { createTissueReader } from './tissue-reader.ts';
import type { TissueOrder, TissueTold } from './tissue-words.ts';

const reader = createTissueReader((told: TissueTold) => postMessage(told));

/** Follows strokes beside the page, which only draws them. */
addEventListener('message', async ({ data }: MessageEvent<TissueOrder>) => {
  if (data.order === 'follow') reader.follow(data.stroke, data.frame);
  if (data.order === 'seek') await reader.seek(data.stroke, data.still);
  if (data.order === 'look-back') reader.lookBack(data.frame, data.lookId);
  if (data.order === 'forget') reader.forget(data.strokeId);
  if (data.order !== 'see') return;
  for await (const frame of data.frames) {
    const readAt = performance.timeOrigin + performance.now();
    await reader.see(frame, readAt);
    frame.close();
  }
});
