import { useTranslations } from 'next-intl';
import { FormText } from '../../shared/form/form-text.tsx';
import type { PlanControl } from './plan-options.ts';
import { PlanSection } from './plan-section.tsx';

/** What is done, and by whom. */
export function OperationFields({ control }: { control: PlanControl }) {
  const t = useTranslations('Plans');
  return (
    <PlanSection title={t('what')}>
      <FormText control={control} hint={t('titleZhHint')} label={t('titleZh')} name="titleZh" />
      <FormText control={control} label={t('titleEn')} name="titleEn" />
      <FormText control={control} label={t('surgeonName')} name="surgeonName" />
    </PlanSection>
  );
}
