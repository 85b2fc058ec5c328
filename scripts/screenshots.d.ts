/** Photographs a running Foothold in its demo; answers the pictures' paths. Throws when a page is not as it should be. */
export function photograph(options: { url: string; folder: string; executablePath: string }): Promise<string[]>;
