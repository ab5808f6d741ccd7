'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { zoneName } from '../../i18n/zone-name.ts';
import { siteBody, siteReply, timeZones } from '../../shared/api/network-api.ts';
import { FormCombobox } from '../../shared/form/form-choice.tsx';
import { FormDialog } from '../../shared/form/form-dialog.tsx';
import { FormText } from '../../shared/form/form-text.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { Button } from '../../shared/ui/button.tsx';

interface SiteDialogProps {
  /** The site to change; a new one without. */
  site?: { siteId: string; nameZh: string; nameEn: string; timeZone: string };
  /** What the button is called where there are several. */
  name?: string;
  look?: 'primary' | 'quiet';
  children: ReactNode;
}

/** Adds a site or changes one: its names and its time zone. */
export function SiteDialog({ site, name, look = 'quiet', children }: SiteDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={name} look={look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && <SiteForm onClose={() => setOpen(false)} site={site} />}
    </>
  );
}

const networkZone = 'Asia/Shanghai';

function SiteForm({ site, onClose }: Pick<SiteDialogProps, 'site'> & { onClose: () => void }) {
  const t = useTranslations('Theatres.site');
  const words = useTranslations('Form');
  const locale = useLocale();
  const router = useRouter();
  const zones = useMemo(
    () => timeZones.map((zone) => ({ value: zone, label: `${zone} · ${zoneName(zone, locale)}` })),
    [locale],
  );
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(siteBody),
    defaultValues: site ?? { nameZh: '', nameEn: '', timeZone: networkZone },
  });
  const { state, send } = useSend({
    path: site ? `/api/sites/${site.siteId}` : '/api/sites',
    reply: siteReply,
    onDone: () => {
      toast.success(words('saved'));
      router.refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      onClose={onClose}
      onSubmit={handleSubmit(send)}
      state={state}
      submit={words(state.phase === 'sending' ? 'saving' : 'save')}
      title={t(site ? 'editTitle' : 'newTitle')}
    >
      <FormText control={control} label={t('nameZh')} name="nameZh" />
      <FormText control={control} label={t('nameEn')} name="nameEn" />
      <FormCombobox
        control={control}
        emptyText={words('nothingFits')}
        hint={t('timeZoneHint')}
        label={t('timeZone')}
        name="timeZone"
        options={zones}
      />
    </FormDialog>
  );
}
