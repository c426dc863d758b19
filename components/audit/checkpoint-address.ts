/** The file of the checkpoint over `size` events. */
export const checkpointAddress = (size: number): string => `/api/checkpoints/${size}`;

/** The proof that the log only grew from the checkpoint over `from` events to that over `size`. */
export const proofAddress = (from: number, size: number): string =>
  `/api/checkpoints/${size}/consistency?from=${from}`;
