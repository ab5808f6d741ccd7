import type { Participant, Permission } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { toast } from 'sonner';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { type StandingChanges, standingChanges } from './standing-changes.ts';

export type Standing = 'may' | 'asked' | 'may-not';

export interface OwnStanding {
  readonly of: (permission: Permission) => Standing;
  /** Asks the theatre, or withdraws the question. */
  readonly toggleQuestion: (permission: Permission) => void;
}

/** What one may do oneself. Whatever the theatre changes about it is said in words. */
export function useOwnStanding({ room, view }: LiveRoomHandle, mutedHere: boolean): OwnStanding {
  const t = useTranslations('Standing');
  const self = view?.participants.get(view.self) ?? null;
  const withdrawn = useRef(new Set<Permission>());
  useSaidChanges(self, withdrawn.current, mutedHere);

  const of = (permission: Permission): Standing => {
    if (self?.permissions.includes(permission)) return 'may';
    return self?.requested.includes(permission) ? 'asked' : 'may-not';
  };
  const toggleQuestion = useCallback(
    (permission: Permission) => {
      if (!self || self.permissions.includes(permission)) return;
      const wanted = !self.requested.includes(permission);
      if (!wanted) withdrawn.current.add(permission);
      room?.ask('command:ask', { permission, wanted }).catch(() => toast.error(t('askFailed')));
    },
    [room, self, t],
  );
  return { of, toggleQuestion };
}

function useSaidChanges(self: Participant | null, withdrawn: Set<Permission>, mutedHere: boolean): void {
  const say = useSayings();
  const before = useRef(self);
  const latest = useRef({ say, mutedHere });
  latest.current = { say, mutedHere };
  useEffect(() => {
    const was = before.current;
    before.current = self;
    if (!was || !self || was.presence.phase === 'waiting') return;
    const changes = standingChanges(was, self, withdrawn);
    for (const permission of withdrawn) if (!self.requested.includes(permission)) withdrawn.delete(permission);
    const mayHaveBeenHeard = !latest.current.mutedHere && self.permissions.includes('speak');
    latest.current.say({ ...changes, muted: changes.muted && mayHaveBeenHeard });
  }, [self, withdrawn]);
}

function useSayings(): (changes: StandingChanges) => void {
  const t = useTranslations('Standing');
  const tPermission = useTranslations('Permission');
  return ({ granted, taken, declined, muted }) => {
    const names = (some: readonly Permission[]) => ({
      permissions: some.map((permission) => tPermission(permission)).join(t('separator')),
    });
    if (granted.length > 0) toast.success(t('granted', names(granted)));
    if (taken.length > 0) toast.warning(t('taken', names(taken)), { description: t('takenHint') });
    if (declined.length > 0) toast(t('declined', names(declined)));
    if (muted) toast.warning(t('mutedByTheatre'), { description: t('mutedHint') });
  };
}
