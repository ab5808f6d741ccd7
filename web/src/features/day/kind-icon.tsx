import type { ConsultationKind } from '@scrubline/database';
import { Hospital, type LucideIcon, ScanLine, Video } from 'lucide-react';

const icons: Record<ConsultationKind, LucideIcon> = { theatre: Hospital, visit: Video, reading: ScanLine };

export function KindIcon({ kind }: { kind: ConsultationKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden size={20} />;
}
