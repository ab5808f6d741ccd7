import { useTranslations } from 'next-intl';
import { Skeleton } from '../../shared/ui/skeleton.tsx';

const rows = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** The day's shape while it is being read. */
export function DaySkeleton() {
  const t = useTranslations('Interface');
  return (
    <div className="min-h-dvh" role="status">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex h-14 items-center gap-6 border-line border-b bg-panel px-6 max-tablet:px-5">
        <span className="font-bold text-16">{t('product')}</span>
        <Skeleton className="ml-auto h-5 w-40" />
      </div>
      <div className="px-6 pt-10 max-tablet:px-5 wide:mr-[348px] wide:min-h-[calc(100dvh-56px)] wide:border-line wide:border-r">
        {rows.map((row) => (
          <div key={row} className="flex h-17 items-center gap-6 border-line border-t">
            <Skeleton className="h-6 w-16" />
            <Skeleton className="h-5 w-60 max-tablet:flex-1" />
            <Skeleton className="h-5 w-40 max-tablet:hidden" />
            <Skeleton className="ml-auto h-9 w-33 max-tablet:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
