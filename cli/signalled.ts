// Ctrl-C, and whatever else ends a program that runs until it is told to stop.

/** Resolves with null at Ctrl-C or when the system asks us to end; a second time ends at once. */
export function signalled(): Promise<null> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(name, () => {
        process.once(name, () => process.exit(130));
        resolve(null);
      });
    }
  });
}
