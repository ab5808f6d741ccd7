'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { type NewPersonBody, newPersonBody, personRoles } from '../../shared/api/person-api.ts';
import { FormCombobox, FormSelect } from '../../shared/form/form-choice.tsx';
import { FormDialog } from '../../shared/form/form-dialog.tsx';
import { FormText } from '../../shared/form/form-text.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import type { ComboboxOption } from '../../shared/ui/combobox.tsx';
import { Notice } from '../../shared/ui/notice.tsx';

interface PersonFormProps<Reply extends z.ZodType> {
  /** Somebody new, whose e-mail can be typed, or a change of somebody. */
  isNew: boolean;
  before: NewPersonBody;
  sites: readonly ComboboxOption[];
  /** The route that takes it. */
  path: string;
  reply: Reply;
  onDone: (reply: z.output<Reply>, person: NewPersonBody) => void;
  onClose: () => void;
}

/** Who somebody is, where they work, and as what. */
export function PersonForm<Reply extends z.ZodType>(props: PersonFormProps<Reply>) {
  const { isNew, before, sites, path, reply, onDone, onClose } = props;
  const t = useTranslations('People');
  const words = useTranslations('Form');
  const roleWords = useTranslations('StaffRole');
  const { control, handleSubmit, getValues } = useForm({
    resolver: zodResolver(newPersonBody),
    defaultValues: before,
  });
  const role = useWatch({ control, name: 'role' });
  const { state, send } = useSend({ path, reply, onDone: (answer) => onDone(answer, getValues()) });
  const sending = state.phase === 'sending';
  return (
    <FormDialog
      description={isNew ? undefined : before.email}
      onClose={onClose}
      onSubmit={handleSubmit(send)}
      state={state}
      submit={isNew ? words(sending ? 'adding' : 'add') : words(sending ? 'saving' : 'save')}
      title={t(isNew ? 'form.newTitle' : 'form.editTitle')}
    >
      <div className="grid grid-cols-2 gap-4">
        <FormText control={control} label={t('form.familyName')} name="familyName" />
        <FormText control={control} label={t('form.givenName')} name="givenName" />
      </div>
      <FormText control={control} hint={t('form.latinHint')} label={t('form.latinName')} name="latinName" />
      {isNew && (
        <FormText
          autoCapitalize="none"
          control={control}
          hint={t('form.emailHint')}
          inputMode="email"
          label={t('form.email')}
          name="email"
          spellCheck={false}
        />
      )}
      <FormSelect
        control={control}
        hint={t(`roleHint.${role}`)}
        label={t('form.role')}
        name="role"
        options={personRoles.map((value) => ({ value, label: roleWords(value) }))}
      />
      {!isNew && role !== before.role && <Notice level="yellow" title={t('roleChange')} />}
      <FormCombobox
        control={control}
        emptyText={words('nothingFits')}
        label={t('form.site')}
        name="siteId"
        options={sites}
      />
      <FormText control={control} label={t('form.departmentZh')} name="departmentZh" />
      <FormText control={control} label={t('form.departmentEn')} name="departmentEn" />
    </FormDialog>
  );
}
