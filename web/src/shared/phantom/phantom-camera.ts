export const startPhantomCamera = async (_format: {
  width: number;
  height: number;
  frameRate: number;
  seed: number;
}): Promise<{ track: MediaStreamTrack; stop: () => void }> => {
  throw new DOMException('', 'NotSupportedError');
};
