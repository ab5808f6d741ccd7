'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useController, useForm } from 'react-hook-form';
import {
  guestPartNames,
  type InvitationBody,
  invitationBody,
  invitationLifetimesHours,
  invitationReply,
} from '../../shared/api/invitation-api.ts';
import { FormDialog } from '../../shared/form/form-dialog.tsx';
import { FormText } from '../../shared/form/form-text.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { RadioCards } from '../../shared/ui/radio-cards.tsx';
import { Select } from '../../shared/ui/select.tsx';

interface InvitationFormProps {
  consultationId: string;
  onInvited: (link: string, guest: InvitationBody) => void;
  onClose: () => void;
}

const nobodyYet: InvitationBody = { guestName: '', part: 'adviser', validForHours: 24 };

/** Who is asked to come, as what, and for how long the link is good. */
export function InvitationForm({ consultationId, onInvited, onClose }: InvitationFormProps) {
  const t = useTranslations('Invitations');
  const { control, handleSubmit, getValues } = useForm({
    resolver: zodResolver(invitationBody),
    defaultValues: nobodyYet,
  });
  const { field: part } = useController({ control, name: 'part' });
  const { field: validFor } = useController({ control, name: 'validForHours' });
  const { state, send } = useSend({
    path: `/api/consultations/${consultationId}/invitations`,
    reply: invitationReply,
    onDone: ({ link }) => onInvited(link, getValues()),
  });
  return (
    <FormDialog
      onClose={onClose}
      onSubmit={handleSubmit(send)}
      state={state}
      submit={t(state.phase === 'sending' ? 'creating' : 'create')}
      title={t('formTitle')}
    >
      <FormText control={control} hint={t('guestNameHint')} label={t('guestName')} name="guestName" />
      <RadioCards
        label={t('partLabel')}
        onChange={part.onChange}
        options={guestPartNames.map((value) => ({ value, label: t(`part.${value}`), hint: t(`partHint.${value}`) }))}
        value={part.value}
      />
      <div>
        <Select
          label={t('validFor')}
          onChange={(hours) => validFor.onChange(Number(hours))}
          options={invitationLifetimesHours.map((hours) => ({ value: String(hours), label: t('hours', { hours }) }))}
          size="form"
          value={String(validFor.value)}
        />
      </div>
    </FormDialog>
  );
}
