import { Ban, Check } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { inLanguage } from '../../i18n/in-language.ts';
import type { AuditRow, NamedId } from '../../server/audit-view.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import { DataCell, DataRow } from '../../shared/ui/data-table.tsx';
import { useAuditWords } from './use-audit-words.ts';

/** One row: when, who, what, to whom, how it ended. */
export function AuditRowItem({ row, timeZone }: { row: AuditRow; timeZone: string }) {
  const t = useTranslations('Audit');
  const words = useAuditWords();
  const format = useFormatter();
  const { position, at, actorKind, actor, action, subject, room, outcome, facts } = row;
  const details = words.facts(facts);
  const done = outcome === 'ok';
  return (
    <DataRow>
      <DataCell>
        <time className="whitespace-nowrap" dateTime={at.toISOString()}>
          {format.dateTime(at, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23', timeZone })}
        </time>
      </DataCell>
      <DataCell>
        {actor ? <IdWords of={actor} /> : t('unknownActor')}
        <span className="block text-12 text-ink-2 max-tablet:inline max-tablet:pl-2">{t(`kind.${actorKind}`)}</span>
      </DataCell>
      <DataCell wide>
        <span className="font-medium" title={action}>
          {words.act(action)}
        </span>
        {details.length > 0 && (
          <span className="block max-w-90 break-words text-12 text-ink-2">
            {details.map((detail) => (
              <span className="pr-3" key={detail}>
                {detail}
              </span>
            ))}
          </span>
        )}
      </DataCell>
      <DataCell wide>
        {subject && <IdWords of={subject} />}
        {room && room.id !== subject?.id && (
          <span className="block text-12 text-ink-2">
            <IdWords of={room} />
          </span>
        )}
      </DataCell>
      <DataCell wide={!done}>
        <Chip tone={done ? 'ready' : 'orange'}>
          {done ? <Check aria-hidden /> : <Ban aria-hidden />}
          {t(done ? 'ok' : 'refused')}
        </Chip>
        {!done && (
          <span className="block max-w-60 text-12 text-ink-2" title={outcome}>
            {words.refusal(outcome)}
          </span>
        )}
      </DataCell>
      <DataCell>
        <span className="text-12 text-ink-3">{position}</span>
      </DataCell>
    </DataRow>
  );
}

/** What an id is called, and the id itself where nothing is called so. */
function IdWords({ of: { id, name } }: { of: NamedId }) {
  const locale = useLocale();
  return name ? <span title={id}>{inLanguage(name, locale)}</span> : <span className="break-all text-12">{id}</span>;
}
