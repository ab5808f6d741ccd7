import type { BrowserContext } from '@playwright/test';

/** What four pictures on two cores may have. */
const format = { width: 640, height: 360, frameRate: 15 };
/** Chromium's second fake camera measures depth; no encoder takes its pictures. */
const depthCamera = 'fake_device_1';

/** From the next navigation on, the browser's fake cameras know this one format, and the one for depth is unplugged. */
export async function plugSmallCameras(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    ({ width, height, frameRate, hidden }) => {
      const { mediaDevices } = navigator;
      const list = mediaDevices.enumerateDevices.bind(mediaDevices);
      mediaDevices.enumerateDevices = async () => (await list()).filter(({ label }) => label !== hidden);
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (wanted) => {
        if (!wanted?.video || wanted.video === true) return open(wanted);
        const { deviceId } = wanted.video;
        const exactly = { width: { exact: width }, height: { exact: height }, frameRate: { exact: frameRate } };
        return open({ ...wanted, video: { ...(deviceId !== undefined && { deviceId }), ...exactly } });
      };
    },
    { ...format, hidden: depthCamera },
  );
}
