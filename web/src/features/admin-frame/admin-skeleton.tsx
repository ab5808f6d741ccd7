import { useTranslations } from 'next-intl';
import { Skeleton } from '../../shared/ui/skeleton.tsx';

const rows = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The shape of a page of the administration while it loads. */
export function AdminSkeleton() {
  const t = useTranslations('Interface');
  return (
    <div>
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="mt-2 mb-6 h-5 w-96 max-w-full" />
      <div className="rounded-panel border border-line bg-panel">
        {rows.map((row) => (
          <div key={row} className="flex items-center gap-6 border-line border-t px-6 py-5 first:border-t-0">
            <Skeleton className="h-5 w-24" />
            <Skeleton className="h-5 flex-1" />
            <Skeleton className="h-5 w-20 max-tablet:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
