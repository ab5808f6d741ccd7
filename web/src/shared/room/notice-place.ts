/** Away from the voice bar: a message must not lie on one's microphone, or on the way out. */
export const noticePlace = { position: 'top-right' } as const;
