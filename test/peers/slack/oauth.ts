// `oauth.v2.access`: a code or a refresh token becomes a token of a workspace.
import { z } from 'zod';
import type { ApiAnswer, Args } from './api.js';
import { faulty } from './api.js';
import type { IssuedTokens } from './tokens.js';
import { tokenLifetimeMs } from './tokens.js';
import type { SlackWebApi } from './web-api.js';

const asked = z.union([
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
  z.object({ code: z.string(), redirect_uri: z.string().optional() }),
]);

/** Answers the method. The app proves itself by its id and secret, as fields or as Basic authorization. */
export function callOauth(slack: SlackWebApi, args: Args, authorization: string): ApiAnswer {
  const [id, secret] = authorization.startsWith('Basic ')
    ? Buffer.from(authorization.slice('Basic '.length), 'base64').toString('utf8').split(':')
    : [args['client_id'], args['client_secret']];
  if (id !== slack.clientId) return faulty('invalid_client_id');
  if (secret !== slack.clientSecret) return faulty('bad_client_secret');
  const request = asked.safeParse(args).data;
  if (!request) return faulty('invalid_arguments');
  if ('code' in request) {
    const issued = slack.tokens.fromCode(request.code, slack.options.tokenRotation ?? false);
    return issued ? answer(slack, issued) : faulty('invalid_code');
  }
  const issued = slack.tokens.refresh(request.refresh_token);
  return issued ? answer(slack, issued) : faulty('invalid_refresh_token');
}

function answer(slack: SlackWebApi, { team, scopes, accessToken, refreshToken }: IssuedTokens): ApiAnswer {
  return {
    ok: true,
    app_id: slack.appId,
    authed_user: { id: 'U0INSTALLER' },
    scope: scopes.join(','),
    token_type: 'bot',
    access_token: accessToken,
    bot_user_id: slack.botIn(team),
    ...(refreshToken === null ? {} : { refresh_token: refreshToken, expires_in: tokenLifetimeMs / 1000 }),
    team: { id: team, name: slack.workspaces.get(team)?.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}
