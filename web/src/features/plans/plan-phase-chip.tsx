import { Ban, Check, Clock, Radio } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PlanPhase } from '../../server/planning.ts';
import { Chip, type ChipTone } from '../../shared/ui/chip.tsx';

const looks = {
  planned: { tone: 'plain', Icon: Clock },
  begun: { tone: 'live', Icon: Radio },
  over: { tone: 'ready', Icon: Check },
  cancelled: { tone: 'absent', Icon: Ban },
} as const satisfies Record<PlanPhase, { tone: ChipTone; Icon: typeof Ban }>;

/** How far a plan has come. */
export function PlanPhaseChip({ phase }: { phase: PlanPhase }) {
  const t = useTranslations('Plans.phase');
  const { tone, Icon } = looks[phase];
  return (
    <Chip tone={tone}>
      <Icon aria-hidden />
      {t(phase)}
    </Chip>
  );
}
