import { useState } from 'react';
import type { RigToday } from '../api/rig-api.ts';

type ListedConsultation = RigToday['consultations'][number];

/**
 * The consultation that this page is in. Once found it is kept until it has ended: a list that no longer names it, as
 * after midnight, does not end an operation.
 */
export function useRunning({ consultations }: RigToday, consultationId: string | null): ListedConsultation | null {
  const [kept, setKept] = useState<ListedConsultation | null>(null);
  const listed = consultations.find((one) => one.consultationId === consultationId);
  if (listed && listed !== kept) setKept(listed);
  const running = listed ?? (kept?.consultationId === consultationId ? kept : null);
  return running && !running.endedAt ? running : null;
}
