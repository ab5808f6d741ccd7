import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import type { RoomView } from '../signaling/room-view.ts';

/** Says quietly who went, and why. */
export function useDepartureNotices(view: RoomView | null): void {
  const t = useTranslations('LeaveReason');
  const told = useRef(new WeakSet<object>());
  const departures = view?.departures;
  useEffect(() => {
    for (const departure of departures ?? []) {
      if (told.current.has(departure)) continue;
      told.current.add(departure);
      toast(t(`${departure.reason}.others`, { name: departure.displayName }));
    }
  }, [departures, t]);
}
