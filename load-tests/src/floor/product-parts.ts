/** What the floor borrows from the product's own pages: the same camera, the same way of following frames. */
export interface ProductParts {
  readonly startPhantomCamera: (format: {
    readonly width: number;
    readonly height: number;
    readonly frameRate: number;
    readonly seed: number;
  }) => Promise<{ readonly track: MediaStreamTrack; readonly stop: () => void }>;
  readonly followCaptureTimes: (receiver: RTCRtpReceiver) => unknown;
  readonly watchFrames: (
    video: HTMLVideoElement,
    source: { readonly captureTimes: unknown; readonly clock: () => null },
    onFirstFrame: () => void,
  ) => unknown;
}
