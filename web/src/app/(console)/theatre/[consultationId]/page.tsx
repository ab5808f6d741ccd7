import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AutoLogOff } from '../../../../features/sign-in/auto-log-off.tsx';
import { TheatreConsole } from '../../../../features/theatre-console/theatre-console.tsx';
import { inLanguage } from '../../../../i18n/in-language.ts';
import { requirePerson } from '../../../../server/current-person.ts';
import { loadConsultation } from '../../../../server/day.ts';
import { rightsOfPerson } from '../../../../server/room-rights.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('PageTitle'))('theatre') };
}

interface PageProps {
  params: Promise<{ consultationId: string }>;
}

export default async function Page({ params }: PageProps) {
  const person = await requirePerson();
  const { consultationId } = await params;
  const consultation = await loadConsultation(person, consultationId);
  const rights = consultation && rightsOfPerson(person.role, consultation.part);
  if (!consultation || !rights || consultation.kind !== 'theatre') notFound();
  const language = await getLocale();
  const tPatient = await getTranslations('Patient');
  const { title, site, theatre, surgeonName, patient, timeZone, demonstration } = consultation;
  return (
    <>
      <TheatreConsole
        consultation={{
          consultationId,
          title: inLanguage(title, language),
          site: inLanguage(site, language),
          theatre: inLanguage(theatre, language),
          surgeonName,
          patient: patient && tPatient('summary', { ...patient }),
          timeZone,
          demonstration,
        }}
        maySpeak={rights.permissions.includes('speak')}
      />
      <AutoLogOff />
    </>
  );
}
