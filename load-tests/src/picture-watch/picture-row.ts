/** One presented picture, as the page told it and as its own pixels tell it. Times are milliseconds since 1970. */
export interface PictureRow {
  /** On the clock of the computer that presented it. */
  readonly presentedAt: number;
  /** What the page says about its age; null while it says that it cannot know. */
  readonly saidAgeMs: number | null;
  /** Read from the timecode in the pixels, on the clock of the computer that captured it; null when unreadable. */
  readonly capturedAt: number | null;
  readonly frameNumber: number | null;
  readonly height: number;
}

export interface PictureWatch {
  /** Hands over the rows gathered so far. */
  readonly take: () => PictureRow[];
}
