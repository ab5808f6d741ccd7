import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import type { RoomView } from '../signaling/room-view.ts';

/** Read from two metres. */
const theatreLook = { classNames: { toast: 'w-150! p-6! text-24!' } };

/** Says quietly who went, and why. */
export function useDepartureNotices(view: RoomView | null, size: 'desk' | 'theatre' = 'desk'): void {
  const t = useTranslations('LeaveReason');
  const told = useRef(new WeakSet<object>());
  const departures = view?.departures;
  useEffect(() => {
    for (const departure of departures ?? []) {
      if (told.current.has(departure)) continue;
      told.current.add(departure);
      const words = t(`${departure.reason}.others`, { name: departure.displayName });
      toast(words, size === 'theatre' ? theatreLook : {});
    }
  }, [departures, size, t]);
}
