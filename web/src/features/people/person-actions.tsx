'use client';

import { Ellipsis } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { personName } from '../../i18n/in-language.ts';
import type { PersonInList } from '../../server/people.ts';
import { ConfirmDialog } from '../../shared/form/confirm-dialog.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { buttonLook } from '../../shared/ui/button-look.ts';
import type { ComboboxOption } from '../../shared/ui/combobox.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { MenuItem } from '../../shared/ui/menu-item.tsx';
import { ChangePersonForm } from './change-person-form.tsx';
import { NewPasswordDialog } from './new-password-dialog.tsx';

interface PersonActionsProps {
  person: PersonInList;
  sites: readonly ComboboxOption[];
  own: boolean;
}

type Asking = 'edit' | 'newPassword' | 'secondFactor' | 'deactivate' | 'reactivate';

const endOf = { secondFactor: 'second-factor/reset', deactivate: 'deactivate', reactivate: 'reactivate' } as const;

/** What can be changed about somebody; each says first what it does. */
export function PersonActions({ person, sites, own }: PersonActionsProps) {
  const t = useTranslations('People');
  const [asking, setAsking] = useState<Asking | null>(null);
  const name = personName(person, useLocale());
  const { userId, active, twoFactorEnabled, passkeys } = person;
  const offered = [
    ...(active ? (['newPassword'] as const) : []),
    ...(twoFactorEnabled || passkeys > 0 ? (['secondFactor'] as const) : []),
    ...(own ? [] : [active ? ('deactivate' as const) : ('reactivate' as const)]),
  ];
  const close = () => setAsking(null);
  return (
    <span className="flex gap-1 max-tablet:-mx-2">
      <Button aria-label={t('editOf', { name })} look="quiet" onClick={() => setAsking('edit')} size="small">
        {t('edit')}
      </Button>
      {offered.length > 0 && (
        <Menu
          trigger={
            <button
              aria-label={t('moreOf', { name })}
              className={buttonLook({ look: 'quiet', size: 'small' })}
              type="button"
            >
              <Ellipsis aria-hidden size={16} />
              {t('more')}
            </button>
          }
        >
          {offered.map((what) => (
            <MenuItem key={what} onClick={() => setAsking(what)}>
              {t(`${what}.action`)}
            </MenuItem>
          ))}
        </Menu>
      )}
      {asking === 'edit' && <ChangePersonForm onClose={close} person={person} sites={sites} />}
      {asking === 'newPassword' && (
        <NewPasswordDialog email={person.email} name={name} onClose={close} userId={userId} />
      )}
      {asking !== null && asking !== 'edit' && asking !== 'newPassword' && (
        <ConfirmDialog
          onClose={close}
          path={`/api/people/${userId}/${endOf[asking]}`}
          words={{
            title: t(`${asking}.title`, { name }),
            text: t(`${asking}.text`),
            confirm: t(`${asking}.confirm`),
            done: t(`${asking}.done`, { name }),
          }}
        />
      )}
    </span>
  );
}
