import {
  type CameraSource,
  ContractError,
  controlPermissions,
  type FeedId,
  type ParticipantId,
  type Permission,
} from '@scrubline/contract';
import { useEffect, useMemo, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';

/** What whoever stands at one of the theatre's pages can do about the others. */
export interface TheatreCommand {
  readonly takeBackControl: () => void;
  readonly muteAll: () => void;
  readonly mute: (participantId: ParticipantId) => void;
  readonly take: (participantId: ParticipantId, permissions: readonly Permission[]) => void;
  readonly takeFromEverybody: (permission: Permission) => void;
  readonly give: (participantId: ParticipantId, permission: Permission) => void;
  readonly giveEverybody: (permission: Permission) => void;
  readonly decline: (participantId: ParticipantId, permission: Permission) => void;
  readonly admit: (participantId: ParticipantId, admitted: boolean) => void;
  readonly sendAway: (participantId: ParticipantId) => void;
  readonly setAllHear: (on: boolean) => void;
  /** Everybody's, on one picture. */
  readonly clearDrawings: (feedId: FeedId) => void;
  /** To whoever asked the theatre to look at a picture. */
  readonly answerSource: (participantId: ParticipantId, source: CameraSource, shown: boolean) => void;
  readonly end: () => void;
  /** Why the latest of these was not done; null while all were. */
  readonly trouble: unknown;
}

/** What takes away acts here and at once; what gives asks the server, and says when it did not. */
export function useTheatreCommand({ room, command: { refused } }: LiveRoomHandle): TheatreCommand {
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    if (refused) setTrouble(new ContractError(refused.code));
  }, [refused]);
  const acts = useMemo(() => {
    const everybody = { who: 'everybody' } as const;
    const one = (participantId: ParticipantId) => ({ who: 'one', participantId }) as const;
    const tell = (asked: Promise<unknown> | undefined) => {
      asked?.then(() => setTrouble(null), setTrouble);
    };
    return {
      takeBackControl: () =>
        room?.command.takeAway({ from: everybody, permissions: [...controlPermissions], mute: false }),
      muteAll: () => room?.command.takeAway({ from: everybody, permissions: [], mute: true }),
      mute: (id: ParticipantId) => room?.command.takeAway({ from: one(id), permissions: [], mute: true }),
      take: (id: ParticipantId, permissions: readonly Permission[]) =>
        room?.command.takeAway({ from: one(id), permissions: [...permissions], mute: false }),
      takeFromEverybody: (permission: Permission) =>
        room?.command.takeAway({ from: everybody, permissions: [permission], mute: false }),
      setAllHear: (on: boolean) => room?.command.setAllHear(on),
      give: (id: ParticipantId, permission: Permission) =>
        tell(room?.ask('command:grant', { to: one(id), permissions: [permission] })),
      giveEverybody: (permission: Permission) =>
        tell(room?.ask('command:grant', { to: everybody, permissions: [permission] })),
      decline: (participantId: ParticipantId, permission: Permission) =>
        tell(room?.ask('command:decline', { participantId, permission })),
      admit: (participantId: ParticipantId, admitted: boolean) =>
        tell(room?.ask('room:admit', { participantId, admitted })),
      sendAway: (participantId: ParticipantId) => room?.command.sendAway(participantId),
      clearDrawings: (feedId: FeedId) => tell(room?.ask('annotation:clear', { feedId, whose: 'everybodys' })),
      answerSource: (participantId: ParticipantId, source: CameraSource, shown: boolean) =>
        tell(room?.ask('camera:answer-source', { participantId, source, shown })),
      end: () => tell(room?.ask('room:end', {})),
    };
  }, [room]);
  return useMemo(() => ({ ...acts, trouble }), [acts, trouble]);
}
