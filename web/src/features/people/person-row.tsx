import { useLocale, useTranslations } from 'next-intl';
import { inLanguage, personName } from '../../i18n/in-language.ts';
import type { PersonInList } from '../../server/people.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import type { ComboboxOption } from '../../shared/ui/combobox.tsx';
import { DataCell, DataRow } from '../../shared/ui/data-table.tsx';
import { PersonActions } from './person-actions.tsx';

interface PersonRowProps {
  person: PersonInList;
  sites: readonly ComboboxOption[];
  own: boolean;
}

/** One person: who they are, where they work, how they sign in. */
export function PersonRow({ person, sites, own }: PersonRowProps) {
  const t = useTranslations('People');
  const roleWords = useTranslations('StaffRole');
  const locale = useLocale();
  const { active, twoFactorEnabled, passkeys } = person;
  return (
    <DataRow faded={!active}>
      <DataCell wide>
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium text-16">{personName(person, locale)}</span>
          {own && <Chip>{t('you')}</Chip>}
          {!active && <Chip tone="absent">{t('inactive')}</Chip>}
        </span>
        <span className="block break-all text-12 text-ink-2">{person.email}</span>
      </DataCell>
      <DataCell>{roleWords(person.role)}</DataCell>
      <DataCell>
        {inLanguage(person.site, locale)}
        <span className="block text-12 text-ink-2 max-tablet:inline max-tablet:pl-2">
          {inLanguage(person.department, locale)}
        </span>
      </DataCell>
      <DataCell wide>
        <span className="flex flex-wrap gap-1">
          {twoFactorEnabled && <Chip tone="ready">{t('twoFactor')}</Chip>}
          {passkeys > 0 && <Chip tone="ready">{t('passkeys', { count: passkeys })}</Chip>}
          {!twoFactorEnabled && passkeys === 0 && <Chip tone="absent">{t('passwordOnly')}</Chip>}
        </span>
      </DataCell>
      <DataCell wide>
        <PersonActions own={own} person={person} sites={sites} />
      </DataCell>
    </DataRow>
  );
}
