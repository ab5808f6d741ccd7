'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { type AuditSearch, addressOfSearch } from '../../shared/api/audit-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ButtonLink } from '../../shared/ui/button-link.tsx';
import { Combobox, type ComboboxOption } from '../../shared/ui/combobox.tsx';
import { Select } from '../../shared/ui/select.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';
import { useAuditWords } from './use-audit-words.ts';

interface AuditFilterProps {
  search: AuditSearch;
  people: readonly ComboboxOption[];
  actions: readonly string[];
}

const address = '/admin/audit';
const anything = 'any';

/** Narrows the audit down to a time, a person, a room, an action or an outcome. */
export function AuditFilter({ search, people, actions }: AuditFilterProps) {
  const t = useTranslations('Audit');
  const words = useTranslations('Form');
  const router = useRouter();
  const auditWords = useAuditWords();
  const [wanted, setWanted] = useState<AuditSearch>(search);
  const want = (change: AuditSearch) => setWanted((before) => ({ ...before, ...change }));
  const apply = (event: FormEvent) => {
    event.preventDefault();
    router.push(addressOfSearch(address, { ...wanted, before: undefined }));
  };
  return (
    <form
      className="mb-4 grid grid-cols-3 items-end gap-4 rounded-panel border border-line bg-panel p-4 max-laptop:grid-cols-2"
      onSubmit={apply}
    >
      <TextField
        error={null}
        label={t('from')}
        name="from"
        onChange={(from) => want({ from: from || undefined })}
        type="date"
        value={wanted.from ?? ''}
      />
      <TextField
        error={null}
        label={t('to')}
        name="to"
        onChange={(to) => want({ to: to || undefined })}
        type="date"
        value={wanted.to ?? ''}
      />
      <div>
        <Select
          label={t('outcome')}
          onChange={(outcome) => want({ outcome: outcome === anything ? undefined : outcome })}
          options={[
            { value: anything, label: t('anyOutcome') },
            { value: 'ok', label: t('ok') },
            { value: 'refused', label: t('refused') },
          ]}
          size="form"
          value={wanted.outcome ?? anything}
        />
      </div>
      <Combobox
        emptyText={words('nothingFits')}
        error={null}
        label={t('person')}
        onChange={(person) => want({ person: person === anything ? undefined : person })}
        options={[{ value: anything, label: t('anybody') }, ...people]}
        value={wanted.person ?? anything}
      />
      <Combobox
        emptyText={words('nothingFits')}
        error={null}
        label={t('action')}
        onChange={(action) => want({ action: action === anything ? undefined : action })}
        options={[
          { value: anything, label: t('anyAction') },
          ...actions.map((value) => ({ value, label: auditWords.act(value) })),
        ]}
        value={wanted.action ?? anything}
      />
      <TextField
        autoComplete="off"
        error={null}
        label={t('room')}
        name="room"
        onChange={(room) => want({ room: room || undefined })}
        spellCheck={false}
        value={wanted.room ?? ''}
      />
      <FilterActions search={wanted} />
    </form>
  );
}

/** Filters, clears, or takes the rows of the time along. */
function FilterActions({ search: { from, to } }: { search: AuditSearch }) {
  const t = useTranslations('Audit');
  return (
    <div className="col-span-full flex flex-wrap items-center gap-2">
      <Button look="primary" size="touch" type="submit">
        {t('apply')}
      </Button>
      <ButtonLink href={address} look="quiet" size="touch">
        {t('clear')}
      </ButtonLink>
      <a
        className="ml-auto inline-flex min-h-11 items-center text-accent max-tablet:ml-0"
        download
        href={addressOfSearch('/api/audit/export', { from, to })}
      >
        {t('export')}
      </a>
      <span className="text-12 text-ink-2">{t('exportHint')}</span>
    </div>
  );
}
