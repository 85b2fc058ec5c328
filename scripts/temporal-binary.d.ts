/** Path of the Temporal server's binary; `say` hears what takes long. */
export function temporalBinary(say?: (line: string) => void): Promise<string>;
/** Path of the time-skipping test server's binary. */
export function testServerBinary(say?: (line: string) => void): Promise<string>;
