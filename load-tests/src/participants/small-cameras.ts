import type { Page } from '@playwright/test';

/** What every camera of the page gives from its next navigation on, whatever it is asked for. */
export interface CameraFormat {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
}

/** Chromium's second fake camera measures depth; no encoder takes its pictures. */
const depthCamera = 'fake_device_1';
export const depthCameras = 1;

/** The browser's own cameras become such that know this one format: the product asks for more and takes what it gets. */
export async function plugSmallCameras(page: Page, format: CameraFormat): Promise<void> {
  await page.addInitScript(
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
