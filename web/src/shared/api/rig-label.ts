/** Short enough to be read out over the phone: the same in the list of theatres and on the rig's own page. */
export const labelOfRig = (rigId: string): string => rigId.slice(-4).toUpperCase();
