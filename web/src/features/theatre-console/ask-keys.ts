/** What is asked for from the tool rail, and with which key. */
export const askKeys = [
  { permission: 'point', key: 'P' },
  { permission: 'annotate', key: 'B' },
  { permission: 'freeze', key: 'F' },
  { permission: 'control-camera', key: 'C' },
] as const;
export type AskedPermission = (typeof askKeys)[number]['permission'];
