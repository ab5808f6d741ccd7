import type { Permission } from '@scrubline/contract';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { KeptVisitRow } from './kept-visits.ts';

interface Who {
  readonly roomId: string;
  readonly participantId: string;
}

export interface Remembered {
  readonly wasMuted: boolean;
  readonly revoked: readonly string[];
  readonly mustAsk: boolean;
}

/** What the database says about somebody, and what it has still to be told. */
export function overlayRemembered(known: Remembered, who: Who, waiting: readonly JournalEntry[]): Remembered {
  const own = waiting.filter((entry) => isAbout(entry, who));
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
    case 'absent-deprived':
      return {
        ...known,
        revoked: both(known.revoked, entry.permissions),
        wasMuted: known.wasMuted || entry.mute,
      };
    case 'must-ask':
      return { ...known, mustAsk: true };
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
    if (!seen) return [];
    return [seen.grantedVisitId === seen.id ? seen : { ...seen, granted: [] }];
  });
}

function overlayVisit(row: KeptVisitRow, entry: JournalEntry): KeptVisitRow | null {
  if ('visitId' in entry && entry.visitId === row.id) return overlayOwn(row, entry);
  if (isAbout(entry, row)) return overlayPerson(row, entry);
  return entry.wrote === 'consultation-ended' && entry.roomId === row.roomId ? null : row;
}

function overlayOwn(row: KeptVisitRow, entry: JournalEntry): KeptVisitRow | null {
  switch (entry.wrote) {
    case 'visit-closed':
      return null;
    case 'visit-muted':
      return { ...row, muted: entry.muted };
    case 'visit-changed': {
      const { wrote: _wrote, visitId: _visitId, ...changes } = entry;
      return { ...row, ...changes };
    }
    default:
      return row;
  }
}

function overlayPerson(row: KeptVisitRow, entry: JournalEntry): KeptVisitRow {
  switch (entry.wrote) {
    case 'revoked':
      return revokedFrom(row, entry.permissions);
    case 'absent-deprived':
      return { ...revokedFrom(row, entry.permissions), muted: row.muted || entry.mute };
    case 'grants-moved':
      return row.grantedVisitId === entry.visitId ? { ...row, grantedVisitId: entry.to } : row;
    case 'must-ask':
      return { ...row, mustAsk: true };
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

function isAbout(entry: JournalEntry, { roomId, participantId }: Who): boolean {
  if (!('participantId' in entry) || entry.roomId !== roomId) return false;
  const isExcepted = 'except' in entry && entry.except.some((one) => one === participantId);
  return !isExcepted && (entry.participantId ?? participantId) === participantId;
}
