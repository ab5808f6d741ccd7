/** What Chromium takes on a page too; TypeScript's library knows it of workers, and without this. */
interface MediaStreamTrackProcessorInit {
  track: MediaStreamTrack;
}
