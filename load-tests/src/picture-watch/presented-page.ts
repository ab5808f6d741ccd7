declare global {
  interface Window {
    /** When each picture was presented since the last time this was asked, by camera source. Milliseconds since 1970. */
    takePresented: () => Record<string, number[]>;
  }
}

let presented: Record<string, number[]> = {};

// On its way down: the event does not bubble.
document.addEventListener(
  'picture-age',
  ({ target }) => {
    if (!(target instanceof HTMLVideoElement)) return;
    const source = target.closest('[data-camera-source]')?.getAttribute('data-camera-source') ?? 'unnamed';
    presented[source] ??= [];
    presented[source].push(performance.timeOrigin + performance.now());
  },
  true,
);

window.takePresented = () => {
  const taken = presented;
  presented = {};
  return taken;
};
