import { Eraser } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../../shared/ui/button.tsx';

/** Takes every drawing off the picture that the theatre looks at. */
export function ClearDrawings({ onClear }: { onClear: () => void }) {
  const t = useTranslations('Drawing');
  return (
    <Button look="plain" onClick={onClear} size="theatre">
      <Eraser aria-hidden size={28} />
      {t('clearAll')}
    </Button>
  );
}
