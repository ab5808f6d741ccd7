/** WebCodecs; not in TypeScript's library yet. */
interface VideoFrame {
  metadata(): { readonly rtpTimestamp?: number };
}
