import { useTranslations } from 'next-intl';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { InvitationFrame } from './invitation-frame.tsx';

/** The shape of an invitation, while it is asked for. */
export function InvitationLoading() {
  const t = useTranslations('Invite');
  return (
    <InvitationFrame>
      <h1 className="sr-only">{t('title')}</h1>
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <Skeleton className="h-8 w-72 max-w-full" />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-5 w-60" />
      </div>
      <Skeleton className="h-11 w-full" />
    </InvitationFrame>
  );
}
