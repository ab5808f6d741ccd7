import { Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import { Button } from '../../shared/ui/button.tsx';

/** Freezes the picture that the theatre looks at, for everybody; nothing while it is frozen. */
export function FreezeButton({ freezing: { freeze, hold, isUnderway } }: { freezing: Freezing }) {
  const t = useTranslations('Freeze');
  if (freeze || !hold) return null;
  return (
    <Button data-testid="freeze" disabled={isUnderway} look="plain" onClick={hold} size="theatre">
      <Snowflake aria-hidden size={28} />
      {t(isUnderway ? 'underway' : 'freeze')}
    </Button>
  );
}
