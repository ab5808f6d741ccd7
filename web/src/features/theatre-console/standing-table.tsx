import type { Participant, Permission } from '@scrubline/contract';
import { Check, Clock, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { attendeesOf, shownPermissions } from '../../shared/command/attendees.ts';
import type { OwnStanding } from '../../shared/command/use-own-standing.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { Button } from '../../shared/ui/button.tsx';

interface StandingTableProps {
  view: RoomView;
  standing: OwnStanding;
  /** Whether one can ask the theatre oneself. */
  asks: boolean;
}

/** Who may do what, as the theatre gives it; and what one waits for oneself. */
export function StandingTable({ view, standing, asks }: StandingTableProps) {
  const t = useTranslations('Standing');
  const tPermission = useTranslations('Permission');
  const attendees = attendeesOf(view).filter(({ presence }) => presence.phase !== 'waiting');
  const observers = attendees.filter(({ role }) => role === 'observer');
  return (
    <>
      <table className="w-full table-fixed text-14">
        <thead>
          <tr className="text-12 text-ink-2 in-[:lang(en)]:text-11">
            <td className="w-16" />
            {shownPermissions.map((permission) => (
              <th className="pb-1 text-center font-normal" key={permission} scope="col">
                {tPermission(permission)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attendees
            .filter(({ role }) => role !== 'observer')
            .map((attendee) => (
              <StandingRow
                attendee={attendee}
                key={attendee.participantId}
                own={attendee.participantId === view.self}
              />
            ))}
        </tbody>
      </table>
      {observers.length > 0 && (
        <p className="flex justify-between py-1 text-12 text-ink-2">
          <span>{t('observers', { count: observers.length })}</span>
          {t('onlyWatch')}
        </p>
      )}
      {asks && <OwnQuestions requested={view.participants.get(view.self)?.requested ?? []} standing={standing} />}
    </>
  );
}

function StandingRow({ attendee, own }: { attendee: Participant; own: boolean }) {
  const t = useTranslations('Standing');
  return (
    <tr>
      <th className="py-1 text-left font-medium" scope="row">
        <span className="block truncate">{attendee.displayName}</span>
        {own && <span className="block font-normal text-12 text-ink-3">{t('you')}</span>}
      </th>
      {shownPermissions.map((permission) => (
        <td className="text-center" key={permission}>
          <StandingMark attendee={attendee} permission={permission} />
        </td>
      ))}
    </tr>
  );
}

function StandingMark({ attendee, permission }: { attendee: Participant; permission: Permission }) {
  const t = useTranslations('Standing');
  const name = useTranslations('Permission')(permission);
  const mark = attendee.permissions.includes(permission)
    ? { word: 'may' as const, icon: <Check aria-hidden className="text-accent" size={16} /> }
    : attendee.requested.includes(permission)
      ? { word: 'asked' as const, icon: <Clock aria-hidden className="text-yellow" size={16} /> }
      : { word: 'mayNot' as const, icon: <Minus aria-hidden className="text-ink-3" size={16} /> };
  return (
    <span className="inline-flex align-middle">
      {mark.icon}
      <span className="sr-only">{t(mark.word, { permission: name })}</span>
    </span>
  );
}

function OwnQuestions({ requested, standing }: { requested: readonly Permission[]; standing: OwnStanding }) {
  const t = useTranslations('Standing');
  const tPermission = useTranslations('Permission');
  if (requested.length === 0) return null;
  const permissions = requested.map((permission) => tPermission(permission)).join(t('separator'));
  const withdraw = () => {
    for (const permission of requested) standing.toggleQuestion(permission);
  };
  return (
    <p className="mt-2 flex items-center gap-2 text-12" role="status">
      <Clock aria-hidden className="text-yellow" size={16} />
      <span className="min-w-0 flex-1 text-ink-2">{t('waiting', { permissions })}</span>
      <Button onClick={withdraw} size="small">
        {t('withdrawAll')}
      </Button>
    </p>
  );
}
