import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { FormCombobox } from '../../shared/form/form-choice.tsx';
import { FormText } from '../../shared/form/form-text.tsx';
import type { PlanControl, TheatreOption } from './plan-options.ts';
import { PlanSection } from './plan-section.tsx';

interface WhenFieldsProps {
  control: PlanControl;
  theatres: readonly TheatreOption[];
  begun: boolean;
}

/** Where, and from when to when on the wall clock there. */
export function WhenFields({ control, theatres, begun }: WhenFieldsProps) {
  const t = useTranslations('Plans');
  const words = useTranslations('Form');
  const [theatreId, startsAt, endsAt] = useWatch({ control, name: ['theatreId', 'startsAt', 'endsAt'] });
  const zone = theatres.find(({ value }) => value === theatreId)?.zone;
  const overnight = startsAt !== '' && endsAt !== '' && endsAt < startsAt;
  return (
    <PlanSection title={t('where')}>
      <FormCombobox
        control={control}
        disabled={begun}
        emptyText={words('nothingFits')}
        label={t('theatre')}
        name="theatreId"
        options={theatres}
      />
      <div className="grid grid-cols-3 gap-4 max-tablet:grid-cols-2">
        <div className="max-tablet:col-span-2">
          <FormText control={control} disabled={begun} label={t('day')} name="day" type="date" />
        </div>
        <FormText control={control} disabled={begun} label={t('startsAt')} name="startsAt" type="time" />
        <FormText
          control={control}
          hint={overnight ? t('overnight') : undefined}
          label={t('endsAt')}
          name="endsAt"
          type="time"
        />
      </div>
      {zone && <p className="text-12 text-ink-2">{t('zone', { zone })}</p>}
    </PlanSection>
  );
}
