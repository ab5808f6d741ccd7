/** Chromium's own; not in TypeScript's DOM library. A track whose pictures are what is written into it. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: { kind: 'video' });
  readonly writable: WritableStream<VideoFrame>;
}
