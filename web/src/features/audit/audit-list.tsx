import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { AuditRow } from '../../server/audit-view.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { AuditRowItem } from './audit-row-item.tsx';

const columns = ['at', 'actor', 'action', 'subject', 'outcome', 'position'] as const;

/** Rows of the audit, newest first. Times are those of the reader's site. */
export function AuditList({ rows, timeZone }: { rows: readonly AuditRow[]; timeZone: string }) {
  const t = useTranslations('Audit');
  if (rows.length === 0) {
    return (
      <EmptyState icon={<ScrollText aria-hidden size={32} />} title={t('empty.title')}>
        {t('empty.text')}
      </EmptyState>
    );
  }
  return (
    <DataTable caption={t('title')} head={columns.map((column) => t(`head.${column}`))}>
      {rows.map((row) => (
        <AuditRowItem key={row.position} row={row} timeZone={timeZone} />
      ))}
    </DataTable>
  );
}
