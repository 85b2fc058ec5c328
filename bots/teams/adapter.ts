// botbuilder's CloudAdapter with its own door: its `process` answers a forged signature with 500 and prints keys.
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { CloudAdapter } from 'botbuilder';
import { z } from 'zod';

/** The sender could not prove to be Teams. */
export class NotTeams extends Error {}

const activitySchema = z.looseObject({ type: z.string(), serviceUrl: z.string(), channelId: z.string() });
/** Errors of the JWT library that botbuilder lets through as they are. */
const tokenErrors = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/** Receives activities over HTTP. Errors of the turn escape to the caller. */
export class TeamsAdapter extends CloudAdapter {
  /** Checks who sends, then runs one turn. Throws {@link NotTeams} when the token is missing, forged, expired or not ours. */
  async receive(
    authorization: string,
    body: unknown,
    turn: (context: TurnContext) => Promise<void>
  ): Promise<InvokeResponse | undefined> {
    // Parsed for what authentication reads; the rest is botbuilder's own.
    const activity = activitySchema.parse(body) as unknown as Activity;
    return this.processActivity(await this.#authenticate(authorization, activity), activity, turn);
  }

  async #authenticate(authorization: string, activity: Activity) {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (error) {
      if (isRefusal(error)) throw new NotTeams('The request does not come from Teams.', { cause: error });
      throw error;
    }
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    tokenErrors.has(error.name) || ('statusCode' in error && (error.statusCode === 401 || error.statusCode === 403))
  );
}
