'use client';

import { Search, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PersonInList } from '../../server/people.ts';
import type { ComboboxOption } from '../../shared/ui/combobox.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';
import { findPeople } from './find-people.ts';
import { PersonRow } from './person-row.tsx';

interface PeopleListProps {
  people: readonly PersonInList[];
  sites: readonly ComboboxOption[];
  /** Whoever reads this: they do not deactivate themselves. */
  ownId: string;
}

/** Everybody in the network, and a way to find one of them. */
export function PeopleList({ people, sites, ownId }: PeopleListProps) {
  const t = useTranslations('People');
  const [typed, setTyped] = useState('');
  const found = findPeople(people, typed);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="w-90 max-w-full">
          <TextField
            autoComplete="off"
            end={
              <span className="pointer-events-none inline-flex size-11 items-center justify-center text-ink-3">
                <Search aria-hidden size={16} />
              </span>
            }
            error={null}
            hint={t('searchHint')}
            label={t('search')}
            name="search"
            onChange={setTyped}
            type="search"
            value={typed}
          />
        </div>
        <p className="pb-6 text-ink-2 max-tablet:pb-0" role="status">
          {t('found', { count: found.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState icon={<UsersRound aria-hidden size={32} />} title={t('none.title')}>
          {t('none.text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          head={[t('head.name'), t('head.role'), t('head.place'), t('head.signIn'), t('head.actions')]}
        >
          {found.map((person) => (
            <PersonRow key={person.userId} own={person.userId === ownId} person={person} sites={sites} />
          ))}
        </DataTable>
      )}
    </div>
  );
}
