import { useTranslations } from 'next-intl';
import { useController, useWatch } from 'react-hook-form';
import { FormSelect } from '../../shared/form/form-choice.tsx';
import { FormText } from '../../shared/form/form-text.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { RadioCards } from '../../shared/ui/radio-cards.tsx';
import { newPatient } from './new-patient.ts';
import type { PlanControl } from './plan-options.ts';
import { PlanSection } from './plan-section.tsx';

interface PatientFieldsProps {
  control: PlanControl;
  /** Whom it is about now, masked; null when nobody is named yet. */
  present: string | null;
  begun: boolean;
  fictionalOnly: boolean;
}

/** Whom it is about. A name that was entered once is never sent back to a page: it can be left, or replaced. */
export function PatientFields({ control, present, begun, fictionalOnly }: PatientFieldsProps) {
  const t = useTranslations('Plans');
  const { field } = useController({ control, name: 'patient' });
  return (
    <PlanSection title={t('whom')}>
      {present !== null && (
        <RadioCards
          disabled={begun}
          label={t('patientChoice')}
          onChange={(choice) => field.onChange(choice === 'keep' ? null : newPatient(fictionalOnly))}
          options={[
            { value: 'keep', label: present, hint: t('keepPatient') },
            { value: 'other', label: t('otherPatient') },
          ]}
          value={field.value === null ? 'keep' : 'other'}
        />
      )}
      {field.value !== null && <NewPatientFields control={control} fictionalOnly={fictionalOnly} />}
    </PlanSection>
  );
}

function NewPatientFields({ control, fictionalOnly }: Pick<PatientFieldsProps, 'control' | 'fictionalOnly'>) {
  const t = useTranslations('Plans');
  const fictional = useWatch({ control, name: 'patient.fictional' });
  const { field } = useController({ control, name: 'patient.fictional' });
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <FormText control={control} label={t('familyName')} name="patient.familyName" />
        <FormText control={control} label={t('givenName')} name="patient.givenName" />
        <FormSelect
          control={control}
          label={t('sex')}
          name="patient.sex"
          options={(['female', 'male'] as const).map((value) => ({ value, label: t(`sexes.${value}`) }))}
        />
        <FormText control={control} label={t('birthDate')} name="patient.birthDate" type="date" />
      </div>
      {fictionalOnly ? (
        <Notice level="blue" title={t('demonstrationOnly')} />
      ) : (
        <RadioCards
          label={t('reality')}
          onChange={(choice) => field.onChange(choice === 'fictional')}
          options={[
            { value: 'real', label: t('real'), hint: t('realHint') },
            { value: 'fictional', label: t('fictionalChoice'), hint: t('fictionalHint') },
          ]}
          value={fictional ? 'fictional' : 'real'}
        />
      )}
    </>
  );
}
