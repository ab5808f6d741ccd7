'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { personName } from '../../i18n/in-language.ts';
import { initialPasswordReply, type NewPersonBody } from '../../shared/api/person-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import type { ComboboxOption } from '../../shared/ui/combobox.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { PersonForm } from './person-form.tsx';

type Adding =
  | { readonly phase: 'closed' | 'typing' }
  | { readonly phase: 'added'; readonly person: NewPersonBody; readonly password: string };

/** Adds somebody, and shows the password they begin with. */
export function AddPersonButton({ sites, siteId }: { sites: readonly ComboboxOption[]; siteId: string }) {
  const t = useTranslations('People');
  const locale = useLocale();
  const router = useRouter();
  const [adding, setAdding] = useState<Adding>({ phase: 'closed' });
  const close = () => setAdding({ phase: 'closed' });
  const names = { familyName: '', givenName: '', latinName: '', email: '' };
  return (
    <>
      <Button look="primary" onClick={() => setAdding({ phase: 'typing' })}>
        <Plus aria-hidden size={16} />
        {t('add')}
      </Button>
      {adding.phase === 'typing' && (
        <PersonForm
          before={{ ...names, role: 'specialist', departmentZh: '', departmentEn: '', siteId }}
          isNew
          onClose={close}
          onDone={({ password }, person) => {
            setAdding({ phase: 'added', person, password });
            router.refresh();
          }}
          path="/api/people"
          reply={initialPasswordReply}
          sites={sites}
        />
      )}
      {adding.phase === 'added' && (
        <PasswordDialog
          email={adding.person.email}
          name={personName(adding.person, locale)}
          onClose={close}
          password={adding.password}
        />
      )}
    </>
  );
}
