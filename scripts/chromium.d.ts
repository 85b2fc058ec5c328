/** Path of a Chromium; installs one when there is none. */
export function chromium(say?: (line: string) => void): Promise<string>;
