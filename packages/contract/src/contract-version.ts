/** Raised whenever a message changes in a way that an older page would misread. */
export const contractVersion = 5;
