import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';
import { type FieldFault, latinText, typedText } from './typed-text.ts';

const noSuchZone: FieldFault = 'no-such-zone';

/** Every zone there is, by its IANA name. */
export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** `POST /api/sites`, and `POST /api/sites/[siteId]` to change one. */
export const siteBody = z.object({
  nameZh: typedText(60),
  nameEn: latinText(120),
  timeZone: z.string().refine((name) => timeZones.includes(name), noSuchZone),
});
export type SiteBody = z.infer<typeof siteBody>;
export const siteReply = z.object({ siteId: OpaqueId });

/** `POST /api/sites/[siteId]/theatres`, and `POST /api/theatres/[theatreId]` to change one. */
export const theatreBody = z.object({ nameZh: typedText(60), nameEn: latinText(120) });
export type TheatreBody = z.infer<typeof theatreBody>;
export const theatreReply = z.object({ theatreId: OpaqueId });
