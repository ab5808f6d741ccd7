'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { InvitationBody } from '../../shared/api/invitation-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { LinkDialog } from './link-dialog.tsx';

type Inviting =
  | { readonly phase: 'closed' | 'typing' }
  | { readonly phase: 'invited'; readonly link: string; readonly guest: InvitationBody };

/** Invites a guest, and shows their link for the one time that it can be read. */
export function InviteButton({ consultationId }: { consultationId: string }) {
  const t = useTranslations('Invitations');
  const router = useRouter();
  const [inviting, setInviting] = useState<Inviting>({ phase: 'closed' });
  const close = () => setInviting({ phase: 'closed' });
  return (
    <>
      <Button onClick={() => setInviting({ phase: 'typing' })}>
        <UserPlus aria-hidden size={16} />
        {t('add')}
      </Button>
      {inviting.phase === 'typing' && (
        <InvitationForm
          consultationId={consultationId}
          onClose={close}
          onInvited={(link, guest) => {
            setInviting({ phase: 'invited', link, guest });
            router.refresh();
          }}
        />
      )}
      {inviting.phase === 'invited' && <LinkDialog guest={inviting.guest} link={inviting.link} onClose={close} />}
    </>
  );
}
