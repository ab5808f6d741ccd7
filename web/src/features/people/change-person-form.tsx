'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { z } from 'zod';
import type { PersonInList } from '../../server/people.ts';
import type { ComboboxOption } from '../../shared/ui/combobox.tsx';
import { PersonForm } from './person-form.tsx';

interface ChangePersonFormProps {
  person: PersonInList;
  sites: readonly ComboboxOption[];
  onClose: () => void;
}

/** Changes names, role, site or department of somebody. */
export function ChangePersonForm({ person, sites, onClose }: ChangePersonFormProps) {
  const words = useTranslations('Form');
  const router = useRouter();
  const { familyName, givenName, latinName, email, role, siteId, department } = person;
  const departments = { departmentZh: department.zh, departmentEn: department.en };
  return (
    <PersonForm
      before={{ familyName, givenName, latinName, email, role, siteId, ...departments }}
      isNew={false}
      onClose={onClose}
      onDone={() => {
        toast.success(words('saved'));
        router.refresh();
        onClose();
      }}
      path={`/api/people/${person.userId}`}
      reply={z.object({})}
      sites={sites}
    />
  );
}
