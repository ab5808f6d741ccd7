import { useLocale, useTranslations } from 'next-intl';
import { inLanguage } from '../../i18n/in-language.ts';
import { MiddleDot } from '../../shared/ui/middle-dot.tsx';
import type { DayRow } from './day-row.ts';

interface DayRowPlaceProps {
  row: DayRow;
  done: boolean;
  /** The look of the second lines. */
  small: string;
}

/** Who and where, in two columns on a desk and in two paragraphs on a phone. */
export function DayRowPlace({ row: { consultation }, done, small }: DayRowPlaceProps) {
  const t = useTranslations('Day');
  const locale = useLocale();
  const { patient } = consultation;
  return (
    <>
      <div className="max-laptop:col-span-2">
        <h3 className={`truncate max-laptop:text-16 max-laptop:text-wrap ${done ? 'text-ink-2' : 'font-medium'}`}>
          {inLanguage(consultation.title, locale)}
        </h3>
        <p className={`${small} truncate text-ink-2`}>
          {patient
            ? t('patient', { name: patient.nameMasked, sex: patient.sex, age: patient.ageYears })
            : t('patientHidden')}
          <MiddleDot />
          {t('surgeon', { name: consultation.surgeonName })}
        </p>
      </div>
      <div className="max-laptop:col-span-2 max-laptop:-mt-2">
        <p className={`${small} truncate`}>{inLanguage(consultation.site, locale)}</p>
        <p className={`${small} truncate text-ink-2`}>{inLanguage(consultation.theatre, locale)}</p>
      </div>
    </>
  );
}
