import type { Permission } from '@scrubline/contract';
import {
  Aperture,
  CircleDot,
  Crosshair,
  DoorOpen,
  Hand,
  type LucideIcon,
  Mic,
  Pencil,
  ScreenShare,
  Snowflake,
  Video,
} from 'lucide-react';

const icons: Record<Permission, LucideIcon> = {
  'publish:endoscope': Video,
  'publish:field-overhead': Video,
  'publish:room': Video,
  'publish:monitor': Video,
  'publish:face': Video,
  'publish:screen': ScreenShare,
  speak: Mic,
  admit: DoorOpen,
  annotate: Pencil,
  point: Crosshair,
  freeze: Snowflake,
  'control-camera': Aperture,
  record: CircleDot,
  command: Hand,
};

/** The word stands beside it, or names the control that it is in. */
export function PermissionIcon({ permission, size }: { permission: Permission; size: number }) {
  const Icon = icons[permission];
  return <Icon aria-hidden size={size} />;
}
