import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AutoLogOff } from '../../../../features/sign-in/auto-log-off.tsx';
import { TheatreConsole } from '../../../../features/theatre-console/theatre-console.tsx';
import { inLanguage } from '../../../../i18n/in-language.ts';
import { ApiError } from '../../../../server/api-error.ts';
import { currentBackend } from '../../../../server/backend.ts';
import { findRoomEntry, type RoomEntry } from '../../../../server/room-entry.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('PageTitle'))('theatre') };
}

interface PageProps {
  params: Promise<{ consultationId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { consultationId } = await params;
  const { rights, consultation, patient, isGuest } = await requireEntry(consultationId);
  const language = await getLocale();
  const tPatient = await getTranslations('Patient');
  const { title, site, theatre, surgeonName, timeZone, demonstration } = consultation;
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
          isGuest,
        }}
        maySpeak={rights.permissions.includes('speak')}
      />
      {!isGuest && <AutoLogOff />}
    </>
  );
}

/** For others the operation is not there; strangers sign in, and a guest whose invitation has ended reads so. */
async function requireEntry(consultationId: string): Promise<RoomEntry> {
  const sent = await headers();
  return findRoomEntry(currentBackend(), sent, consultationId).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'not-signed-in') redirect('/sign-in');
    if (error.code === 'invitation-ended') redirect('/invite');
    notFound();
  });
}
