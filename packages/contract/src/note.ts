import { z } from 'zod';
import { CaptureTime } from './annotation.ts';
import { CameraSource } from './camera-sources.ts';
import { CaseEntry, someWords } from './case-entry.ts';
import { EntryId, FeedId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

export const maxNoteLength = 500;
/** Of one operation, and as many key moments. */
export const maxNotes = 300;

/** What somebody wants to be known of the operation afterwards, in words. */
export const Note = CaseEntry.extend({ words: someWords(maxNoteLength) });
export type Note = z.infer<typeof Note>;

/** The frame that was on the screen; its time is `null` while the picture was not timed yet. */
const frame = { feedId: FeedId, capturedAt: CaptureTime.nullable() };

/** A moment that somebody wants to come back to. Its frame is what the page that marked it showed. */
export const KeyMoment = CaseEntry.extend({ ...frame, cameraSource: CameraSource });
export type KeyMoment = z.infer<typeof KeyMoment>;

export const noteRequests = {
  'note:write': request({
    meaning: 'Writes a note, which everybody in the room reads. Kept before it is answered. Not for observers.',
    payload: z.strictObject({ entryId: EntryId, words: someWords(maxNoteLength) }),
    reply: Nothing,
    audit: ({ entryId }) => ({ subjectId: entryId }),
  }),
  'note:mark-moment': request({
    meaning: "Marks a moment on one of the theatre's pictures. Kept before it is answered. Not for observers.",
    payload: z.strictObject({ entryId: EntryId, ...frame }),
    reply: Nothing,
    audit: ({ entryId, feedId }) => ({ subjectId: entryId, feedId }),
  }),
};

export const noteBroadcasts = { 'note:written': Note, 'note:moment-marked': KeyMoment };
