import {
  type AuditEvent,
  type AuditFilter,
  type Bilingual,
  instantOf,
  listAuditEvents,
  nameAuditIds,
  type Person,
} from '@scrubline/database';
import type { AuditSearch } from '../shared/api/audit-api.ts';
import type { Backend } from './backend.ts';
import { currentBackend } from './backend.ts';
import { nextDay } from './local-span.ts';

const rowsOnPage = 100;

export interface NamedId {
  readonly id: string;
  /** What it is called today; null when nothing here is called by this id. */
  readonly name: Bilingual | null;
}

/** A row with what its ids are called. */
export interface AuditRow extends Pick<AuditEvent, 'position' | 'at' | 'actorKind' | 'action' | 'outcome' | 'facts'> {
  readonly actor: NamedId | null;
  readonly subject: NamedId | null;
  readonly room: NamedId | null;
}

/** From the first instant of a day to the last of another, on the calendar of somebody's own site. */
export async function periodOf(
  { database }: Pick<Backend, 'database'>,
  { site: { timeZone } }: Person,
  { from, to }: AuditSearch,
): Promise<Pick<AuditFilter, 'from' | 'to'>> {
  const midnightOf = async (day: string) => {
    // Where a day begins with an hour that is left out, its first instant is an hour later.
    for (const time of ['00:00', '01:00']) {
      const instant = await instantOf(database, { local: `${day}T${time}`, timeZone });
      if (instant) return instant;
    }
    throw new Error('a day without a beginning');
  };
  return {
    ...(from && { from: await midnightOf(from) }),
    ...(to && { to: await midnightOf(nextDay(to)) }),
  };
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  /** Before which position the next page begins; null when there is none. */
  readonly older: number | null;
}

/** One page of the audit, newest first. For administrators: the page asks before who reads it. */
export async function listAudit(person: Person, search: AuditSearch, backend = currentBackend()): Promise<AuditPage> {
  const { database } = backend;
  const { person: actorId, room: roomId, action, outcome, before } = search;
  const events = await listAuditEvents(database, {
    ...(await periodOf(backend, person, search)),
    ...(actorId && { actorId }),
    ...(roomId && { roomId }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...(before && { before }),
    limit: rowsOnPage + 1,
  });
  const shown = events.slice(0, rowsOnPage);
  const ids = shown.flatMap(({ actorId: actor, subjectId, roomId: room }) => [actor, subjectId, room]);
  const names = await nameAuditIds(
    database,
    ids.filter((id) => id !== null),
  );
  const named = (id: string | null): NamedId | null => (id === null ? null : { id, name: names.get(id) ?? null });
  return {
    rows: shown.map(({ position, at, actorKind, action: done, outcome: how, facts, ...of }) => ({
      ...{ position, at, actorKind, action: done, outcome: how, facts },
      actor: named(of.actorId),
      subject: named(of.subjectId),
      room: named(of.roomId),
    })),
    older: events.length > rowsOnPage ? (shown.at(-1)?.position ?? null) : null,
  };
}
