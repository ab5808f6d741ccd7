import type { Permission, RoomId } from '@scrubline/contract';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { KeptVisitRow } from './kept-visits.ts';

interface Who {
  readonly roomId: string;
  readonly participantId: string;
}

export interface Remembered {
  readonly wasMuted: boolean;
  readonly revoked: readonly string[];
}

/** What the database says about somebody, and what it has still to be told. */
export function overlayRemembered(known: Remembered, who: Who, waiting: readonly JournalEntry[]): Remembered {
  const own = waiting.filter((entry) => 'participantId' in entry && isAbout(entry, who));
  return own.reduce(overlayOne, known);
}

function overlayOne(known: Remembered, entry: JournalEntry): Remembered {
  switch (entry.wrote) {
    case 'visit-muted':
      return { ...known, wasMuted: entry.muted };
    case 'visit-closed':
      return entry.reason === 'left' ? { ...known, wasMuted: false } : known;
    case 'revoked':
      return { ...known, revoked: both(known.revoked, entry.permissions) };
    default:
      return known;
  }
}

/** The visits that a restarted service gives back, as they stood when the last entry was written. */
export function overlayKeptVisits(
  rows: readonly KeptVisitRow[],
  waiting: readonly JournalEntry[],
  stoppedAfter: number,
): KeptVisitRow[] {
  const isStop = (entry: JournalEntry) =>
    entry.wrote === 'visit-closed' && entry.reason === 'service-stopped' && entry.at > stoppedAfter;
  const lasting = waiting.filter((entry) => !isStop(entry));
  return rows.flatMap((row) => {
    const seen = lasting.reduce<KeptVisitRow | null>((so, entry) => so && overlayVisit(so, entry), row);
    return seen ? [seen] : [];
  });
}

function overlayVisit(row: KeptVisitRow, entry: JournalEntry): KeptVisitRow | null {
  switch (entry.wrote) {
    case 'visit-closed':
      return entry.visitId === row.id ? null : row;
    case 'visit-muted':
      return entry.visitId === row.id ? { ...row, muted: entry.muted } : row;
    case 'visit-changed': {
      const { wrote: _wrote, visitId, ...changes } = entry;
      return visitId === row.id ? { ...row, ...changes } : row;
    }
    case 'revoked':
      return isAbout(entry, row) ? revokedFrom(row, entry.permissions) : row;
    case 'grants-forgotten':
      return isAbout(entry, row) ? { ...row, granted: [] } : row;
    case 'consultation-ended':
      return entry.roomId === row.roomId ? null : row;
    default:
      return row;
  }
}

function revokedFrom(row: KeptVisitRow, permissions: readonly Permission[]): KeptVisitRow {
  const taken: readonly string[] = permissions;
  const granted = row.granted.filter((permission) => !taken.includes(permission));
  return { ...row, granted, revoked: both(row.revoked, permissions) };
}

const both = (some: readonly string[], others: readonly string[]): string[] => [...new Set([...some, ...others])];

const isAbout = (entry: { roomId: RoomId; participantId: string }, who: Who): boolean =>
  entry.roomId === who.roomId && entry.participantId === who.participantId;
