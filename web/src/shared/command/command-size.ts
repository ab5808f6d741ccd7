/** Gloves and two metres, or a hand at the rig's own screen. */
export type CommandSize = 'theatre' | 'desk';

/** How the same things look at either. */
export const commandLook = {
  theatre: { button: 'theatre', icon: 24, row: 'min-h-16 text-24', detail: 'text-20', gap: 'gap-3' },
  desk: { button: 'touch', icon: 20, row: 'min-h-11 text-16', detail: 'text-14', gap: 'gap-2' },
} as const;
