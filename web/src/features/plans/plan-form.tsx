'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { type ConsultationBody, consultationBody, consultationReply } from '../../shared/api/consultation-api.ts';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { OperationFields } from './operation-fields.tsx';
import { PatientFields } from './patient-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import type { ColleagueOption, TheatreOption } from './plan-options.ts';
import { WhenFields } from './when-fields.tsx';

interface PlanFormProps {
  /** The plan to change; a new one without. */
  consultationId?: string;
  values: ConsultationBody;
  /** Whom it is about now, masked; null for a new plan. */
  patient: string | null;
  /** Whether it runs already: then some of it is fixed. */
  begun: boolean;
  theatres: readonly TheatreOption[];
  colleagues: readonly ColleagueOption[];
  /** A demonstration must hold nobody real. */
  fictionalOnly: boolean;
}

/** Everything about one plan. Whatever is refused, what was typed stays where it is. */
export function PlanForm(props: PlanFormProps) {
  const { consultationId, values, patient, begun, theatres, colleagues, fictionalOnly } = props;
  const t = useTranslations('Plans');
  const words = useTranslations('Form');
  const router = useRouter();
  const { control, handleSubmit, getValues, reset } = useForm({
    resolver: zodResolver(consultationBody),
    defaultValues: values,
  });
  const { state, send } = useSend({
    path: consultationId ? `/api/consultations/${consultationId}` : '/api/consultations',
    reply: consultationReply,
    onDone: (planned) => {
      toast.success(consultationId ? words('saved') : t('planned'));
      if (!consultationId) return router.replace(`/admin/consultations/${planned.consultationId}`);
      // A patient who was entered is now the one who is there.
      reset({ ...getValues(), patient: null });
      router.refresh();
    },
  });
  const sending = state.phase === 'sending';
  return (
    <form className="flex flex-col gap-6" method="post" noValidate onSubmit={handleSubmit(send)}>
      {begun && <Notice level="blue" title={t('begun')} />}
      <WhenFields begun={begun} control={control} theatres={theatres} />
      <OperationFields control={control} />
      <PatientFields begun={begun} control={control} fictionalOnly={fictionalOnly} present={patient} />
      <PeopleFields colleagues={colleagues} control={control} />
      <RefusalNotice state={state} />
      <div>
        <Button disabled={sending} look="primary" size="touch" type="submit">
          {sending ? words('saving') : t(consultationId ? 'save' : 'plan')}
        </Button>
      </div>
    </form>
  );
}
