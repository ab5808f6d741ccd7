/** How much one page, one address and one process may ask for. Fixed windows, each beginning with its first use. */

/**
 * Requests of one connection. A page that joins a full theatre asks some 160 times at once, as often as it may receive
 * feeds and signals, and then hardly ever; what comes beyond this is answered with `too-many-requests`.
 */
export const requestsOfConnection = { points: 200, duration: 3 } as const;

/** Three times as much is no page any more: the connection is cut off, within some 20 ms of this process's time. */
export const packetsOfConnection = { points: 600, duration: 3 } as const;

/** Bytes. A join in a full theatre carries the codecs of the browser some 50 times: 1 MB. */
export const bytesOfConnection = { points: 4 * 1024 * 1024, duration: 3 } as const;

/** Bytes that wait for a connection which does not read them. A page that sleeps for the grace period misses 1 MB. */
export const mostUnreadBytes = 8 * 1024 * 1024;

/**
 * A whole hospital comes from one address, or from its proxy's: after signaling was started again, each of its pages
 * tries up to four times a second. A refused one costs about 0.1 ms.
 */
export const handshakesOfAddress = { points: 1_000, duration: 10 } as const;

/** A page that comes back tries up to four times in its first second, and then every other second. */
export const handshakesOfParticipant = { points: 30, duration: 10 } as const;

/**
 * Finished strokes of one participant, those that are told again included. Each asks the theatre's rig for a frame, which
 * may itself not ask more than `requestsOfConnection`.
 */
export const strokesOfParticipant = { points: 60, duration: 10 } as const;

/** Nobody looks at a still for less than a second. */
export const freezesOfParticipant = { points: 10, duration: 10 } as const;
/** What one participant writes down: a whole pause of the checklist, or an argument in messages, and no machine. */
export const entriesOfParticipant = { points: 30, duration: 20 } as const;

/** Each of these hears every change of every other. */
export const participantsOfRoom = 200;

/** More than the theatres of a network that one process can serve. */
export const roomsOfProcess = 500;
