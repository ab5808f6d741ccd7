import { useTranslations } from 'next-intl';
import type { DeviceWords } from '../../server/device-words.ts';

/** "Chrome · Windows", or what can be said. */
export function useDeviceName(): (device: DeviceWords) => string {
  const t = useTranslations('Account.device');
  return ({ browser, system }) => t('name', { browser: browser ?? t('browser'), system: system ?? t('system') });
}
