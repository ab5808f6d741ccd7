import { useTranslations } from 'next-intl';
import type { PageEnd } from '../../shared/api/session-api.ts';
import { Notice } from '../../shared/ui/notice.tsx';

/** Says to whoever comes back to their desk why they are asked again. */
export function EndedNotice({ because }: { because: PageEnd }) {
  const t = useTranslations('SignIn.ended');
  return (
    <Notice level="blue" title={t(`${because}.title`)}>
      {t(`${because}.text`)}
    </Notice>
  );
}
