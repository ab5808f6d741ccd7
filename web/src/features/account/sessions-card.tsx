'use client';

import { Monitor, MonitorSmartphone, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { z } from 'zod';
import { clockTime } from '../../i18n/clock-time.ts';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import type { SessionInList } from '../../server/account.ts';
import { callApi } from '../../shared/api/call-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { AccountCard } from './account-card.tsx';
import { AccountRow } from './account-row.tsx';
import { useDeviceName } from './device-name.ts';

const phones = new Set(['Android', 'iOS']);

interface SessionsCardProps {
  sessions: readonly SessionInList[];
  timeZone: string;
}

/** Where one is signed in now, and an end to it elsewhere. */
export function SessionsCard({ sessions, timeZone }: SessionsCardProps) {
  const t = useTranslations('Account.sessions');
  const format = useFormatter();
  const nameOf = useDeviceName();
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const end = async (path: string) => {
    try {
      await callApi({ method: 'POST', path: `/api/account/sessions/${path}`, reply: z.object({}) });
      toast.success(t('ended'));
    } catch (error) {
      const { title, description } = refusalWords(error);
      toast.error(title, { description });
    }
    router.refresh();
  };
  const moment = (date: Date) =>
    `${format.dateTime(date, { month: 'short', day: 'numeric', timeZone })} ${clockTime(date, timeZone)}`;
  return (
    <AccountCard
      action={sessions.length > 1 && <Button onClick={() => end('end-others')}>{t('endOthers')}</Button>}
      icon={<MonitorSmartphone aria-hidden size={20} />}
      lead={t('lead')}
      title={t('title')}
    >
      <ul>
        {sessions.map(({ sessionId, device, startedAt, lastActiveAt, own }) => (
          <AccountRow
            detail={t('times', { started: moment(startedAt), active: moment(lastActiveAt) })}
            icon={
              phones.has(device.system ?? '') ? <Smartphone aria-hidden size={16} /> : <Monitor aria-hidden size={16} />
            }
            key={sessionId}
            title={
              <>
                {nameOf(device)}
                {own && <Chip tone="live">{t('own')}</Chip>}
              </>
            }
          >
            {!own && (
              <Button
                aria-label={t('endOf', { device: nameOf(device) })}
                look="quiet"
                onClick={() => end(`${sessionId}/end`)}
                size="small"
              >
                {t('end')}
              </Button>
            )}
          </AccountRow>
        ))}
      </ul>
    </AccountCard>
  );
}
