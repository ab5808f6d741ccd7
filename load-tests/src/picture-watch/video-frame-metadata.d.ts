/** Chromium's own; not in TypeScript's DOM library. */
interface VideoFrame {
  metadata(): { readonly rtpTimestamp?: number };
}
