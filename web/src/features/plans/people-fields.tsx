import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { consultationPartNames } from '../../shared/api/consultation-api.ts';
import { FormCombobox, FormSelect } from '../../shared/form/form-choice.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import type { ColleagueOption, PlanControl } from './plan-options.ts';
import { PlanSection } from './plan-section.tsx';

interface PeopleFieldsProps {
  control: PlanControl;
  colleagues: readonly ColleagueOption[];
}

/** Who takes part, and as what. Nobody else may enter, but guests by invitation. */
export function PeopleFields({ control, colleagues }: PeopleFieldsProps) {
  const t = useTranslations('Plans');
  const { fields, append, remove } = useFieldArray({ control, name: 'people' });
  const { errors } = useFormState({ control, name: 'people' });
  return (
    <PlanSection title={t('who')}>
      {fields.map((field, index) => (
        <PersonLine
          key={field.id}
          colleagues={colleagues}
          control={control}
          index={index}
          onRemove={() => remove(index)}
        />
      ))}
      {(errors.people?.message ?? errors.people?.root?.message) && <Notice level="red" title={t('noLead')} />}
      <div>
        <Button onClick={() => append({ userId: '', part: fields.length === 0 ? 'lead' : 'second' })}>
          <Plus aria-hidden size={16} />
          {t('addPerson')}
        </Button>
      </div>
    </PlanSection>
  );
}

interface PersonLineProps extends PeopleFieldsProps {
  index: number;
  onRemove: () => void;
}

function PersonLine({ control, colleagues, index, onRemove }: PersonLineProps) {
  const t = useTranslations('Plans');
  const words = useTranslations('Form');
  const people = useWatch({ control, name: 'people' });
  const own = people[index]?.userId;
  const others = new Set(people.map(({ userId }) => userId).filter((userId) => userId !== own));
  const observes = colleagues.find(({ value }) => value === own)?.role === 'observer';
  const parts = observes ? (['observer'] as const) : consultationPartNames;
  const number = index + 1;
  return (
    <fieldset className="grid grid-cols-[1fr_160px_44px] items-start gap-x-3 gap-y-2 max-tablet:grid-cols-[1fr_44px]">
      <legend className="sr-only">{t('person', { number })}</legend>
      <div className="min-w-0 max-tablet:col-span-2">
        <FormCombobox
          control={control}
          emptyText={words('nothingFits')}
          label={t('personLabel')}
          labelHidden
          name={`people.${index}.userId`}
          options={colleagues.filter(({ value }) => !others.has(value))}
          placeholder={t('personPlaceholder')}
        />
      </div>
      <FormSelect
        control={control}
        label={t('partLabel')}
        labelHidden
        name={`people.${index}.part`}
        options={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
      />
      <IconButton label={t('removePerson', { number })} onClick={onRemove}>
        <X aria-hidden size={20} />
      </IconButton>
    </fieldset>
  );
}
