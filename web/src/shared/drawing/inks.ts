import type { AnnotationColor } from '@scrubline/contract';

/** The text colour that a drawing's parts take theirs from. */
export const inks: Record<AnnotationColor, string> = {
  cyan: 'text-ann-cyan',
  lime: 'text-ann-lime',
  yellow: 'text-ann-yellow',
  white: 'text-ann-white',
  magenta: 'text-ann-magenta',
  blue: 'text-ann-blue',
};
