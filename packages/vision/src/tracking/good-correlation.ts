/** Correlation with the key picture from which a seed is itself. What is as much like another place would pass for it. */
export const goodCorrelation = 0.78;
