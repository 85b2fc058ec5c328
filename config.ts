// Settings, read once from the environment. Every variable is described in .env.example.
import path from 'node:path';
import { z } from 'zod';
import type { NoticeSettings } from './activities/notice-ports.js';
import type { OidcSettings } from './bots/accounts/oidc-settings.js';
import { oidcSettings, oidcVariables } from './bots/accounts/oidc-settings.js';
import type { MailSettings } from './bots/email/platform.js';
import type { EvidenceSettings } from './bots/evidence/settings.js';
import { evidenceSettings, evidenceVariables } from './bots/evidence/settings.js';
import type { SlackSettings } from './bots/slack/settings.js';
import { slackSettings, slackVariables } from './bots/slack/settings.js';
import type { TeamsSettings } from './bots/teams/settings.js';
import { teamsSettings, teamsVariables } from './bots/teams/settings.js';

const text = z.string().trim().min(1);
const port = z.coerce.number().int().min(1).max(65535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const keyList = text.transform((value, context) => {
  const keys = value.split(',').map((pair) => {
    const [id = '', key = ''] = pair.trim().split(/:(.*)/s);
    return { id, key };
  });
  for (const { id, key } of keys)
    if (id === '' || Buffer.from(key, 'base64').length !== 32)
      context.addIssue({
        code: 'custom',
        message: 'write it as id:base64 of 32 bytes, several with commas, the newest first',
      });
  return keys;
});

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.optional(),
  FOOTHOLD_HOST: text.default('127.0.0.1'),
  FOOTHOLD_PUBLIC_URL: z.url('write it with https://').optional(),
  FOOTHOLD_DATA_DIR: text.default('.data'),
  FOOTHOLD_DEMO: flag.optional(),
  FOOTHOLD_ENCRYPTION_KEYS: keyList.optional(),
  FOOTHOLD_SESSION_KEY: text
    .refine((key) => Buffer.from(key, 'base64').length === 32, 'give 32 bytes as base64')
    .optional(),
  FOOTHOLD_TASK_QUEUE: text.default('foothold'),
  FOOTHOLD_METRICS_TOKEN: text.min(16, 'give at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'write it as http://collector:4318' }).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'write it as http://collector:4318/v1/traces' })
    .optional(),
  FOOTHOLD_OCDS_PREFIX: text.regex(/^ocds-[a-z0-9]{6}$/, 'it looks like ocds-213czf').default('ocds-000000'),
  FOOTHOLD_EXPORT_FOLDER: text.optional(),
  FOOTHOLD_NOTICE_FOLDER: text.optional(),
  FOOTHOLD_NOTICE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'write it as smtp://user:password@host:port or smtps://…' })
    .optional(),
  FOOTHOLD_NOTICE_SMTP_FROM: z.email('write one e-mail address').optional(),
  FOOTHOLD_NOTICE_SMTP_TO: z.email('write one e-mail address').optional(),
  FOOTHOLD_NOTICE_HTTP_URL: z.url({ protocol: /^https?$/, error: 'write it with https://' }).optional(),
  FOOTHOLD_NOTICE_HTTP_TOKEN: text.optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'write it as smtp://user:password@host:port or smtps://…' })
    .optional(),
  SMTP_FROM: z.email('write one e-mail address').optional(),
  FOOTHOLD_TEMPORAL_BINARY: text.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'write it as postgresql://user:password@host/database' })
    .optional(),
  TEMPORAL_ADDRESS: text.optional(),
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/, error: 'write it with https://' }).optional(),
  TEMPORAL_NAMESPACE: text.optional(),
  TEMPORAL_API_KEY: text.optional(),
  ...evidenceVariables,
  ...oidcVariables,
  ...slackVariables,
  ...teamsVariables,
});

/** Names of every variable that is read, for .env.example's test. */
export const variables: readonly string[] = Object.keys(environment.shape);

/** Settings as the program uses them. */
export interface Config {
  readonly production: boolean;
  readonly demo: boolean;
  readonly host: string;
  /** Null: a free port. */
  readonly port: number | null;
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** Where files are made that take long, and kept for some days. */
  readonly exportFolder: string;
  readonly notices: NoticeSettings;
  /** Photos and PDFs that go with reports. */
  readonly evidence: EvidenceSettings;
  /** Letters to people without a chat. Null: none are sent. */
  readonly mail: MailSettings | null;
  /** Whoever has it reads /metrics. Null: only this machine does. */
  readonly metricsToken: string | null;
  /** Where traces are sent, as OTLP over HTTP. Null: nothing is traced. */
  readonly tracesUrl: string | null;
  /** The prefix of ocids; ocds-000000 is nobody's. */
  readonly ocdsPrefix: string;
  readonly encryptionKeys: readonly { readonly id: string; readonly key: string }[] | null;
  /** 32 bytes in base64. */
  readonly sessionKey: string | null;
  readonly taskQueue: string;
  readonly logLevel: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Null: our own Temporal server. Namespace, TLS and API key are read by @temporalio/envconfig. */
  readonly temporalAddress: string | null;
  /** A namespace in Temporal's own UI, for links to the workflow of a case. */
  readonly temporalUi: string | null;
  readonly temporalBinary: string;
  /** Null: nobody signs in by OpenID Connect. */
  readonly oidc: OidcSettings | null;
  /** Null: Slack is off. */
  readonly slack: SlackSettings | null;
  /** Null: Teams is off. */
  readonly teams: TeamsSettings | null;
}

/** Settings that cannot be used; the message names each variable and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads and checks the environment. An empty variable counts as not set. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '')
  );
  const result = environment.safeParse(given);
  if (!result.success)
    throw new ConfigError(
      [
        'These settings cannot be used:',
        ...result.error.issues.map(({ path: at, message }) => `- ${at.join('.')}: ${message}`),
      ].join('\n')
    );
  const values = result.data;
  const production = values.NODE_ENV === 'production';
  if (production) refuseUnsafe(values);
  const dataDir = path.resolve(values.FOOTHOLD_DATA_DIR);
  return {
    production,
    demo: values.FOOTHOLD_DEMO ?? (!production && values.DATABASE_URL === undefined),
    host: values.FOOTHOLD_HOST,
    port: values.PORT ?? null,
    publicUrl: values.FOOTHOLD_PUBLIC_URL ?? null,
    dataDir,
    notices: noticesOf(values, dataDir),
    evidence: usable(evidenceSettings(values, dataDir)),
    mail: mailOf(values),
    metricsToken: values.FOOTHOLD_METRICS_TOKEN ?? null,
    tracesUrl: tracesUrlOf(values),
    exportFolder: path.resolve(values.FOOTHOLD_EXPORT_FOLDER ?? path.join(dataDir, 'exports')),
    ocdsPrefix: values.FOOTHOLD_OCDS_PREFIX,
    encryptionKeys: values.FOOTHOLD_ENCRYPTION_KEYS ?? null,
    sessionKey: values.FOOTHOLD_SESSION_KEY ?? null,
    taskQueue: values.FOOTHOLD_TASK_QUEUE,
    logLevel: values.LOG_LEVEL,
    databaseUrl: values.DATABASE_URL ?? null,
    temporalAddress: values.TEMPORAL_ADDRESS ?? null,
    temporalUi: values.TEMPORAL_UI_URL?.replace(/\/$/, '') ?? null,
    temporalBinary: values.FOOTHOLD_TEMPORAL_BINARY ?? 'temporal',
    oidc: usable(oidcSettings(values, production)),
    slack: usable(slackSettings(values, values.FOOTHOLD_PUBLIC_URL ?? null)),
    teams: usable(teamsSettings(values, values.NODE_ENV === 'development')),
  };
}

type Values = z.infer<typeof environment>;

function refuseUnsafe(values: Values): void {
  const make = 'make one with: node -p "crypto.randomBytes(32).toString(\'base64\')"';
  if (values.FOOTHOLD_ENCRYPTION_KEYS === undefined)
    throw new ConfigError(`In production FOOTHOLD_ENCRYPTION_KEYS must be set, as id:key; ${make}`);
  if (values.FOOTHOLD_SESSION_KEY === undefined)
    throw new ConfigError(`In production FOOTHOLD_SESSION_KEY must be set; ${make}`);
  if (values.FOOTHOLD_DEMO === true)
    throw new ConfigError('FOOTHOLD_DEMO lets anybody sign in as anybody; it cannot be on in production.');
}

/** Letters to people: both, or neither. */
function mailOf({ SMTP_URL: smtpUrl, SMTP_FROM: from }: Values): MailSettings | null {
  if (smtpUrl === undefined && from === undefined) return null;
  if (smtpUrl === undefined || from === undefined)
    throw new ConfigError('Letters to people need SMTP_URL and SMTP_FROM; set both, or neither.');
  return { smtpUrl, from };
}

/** As OpenTelemetry has it: the address for traces as it is, or that of everything with a path of its own. */
function tracesUrlOf(values: Values): string | null {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces, OTEL_EXPORTER_OTLP_ENDPOINT: all } = values;
  return traces ?? (all === undefined ? null : `${all.replace(/\/$/, '')}/v1/traces`);
}

/** One way to the operator; without a setting a folder of ours. */
function noticesOf(values: Values, dataDir: string): NoticeSettings {
  const { FOOTHOLD_NOTICE_FOLDER: folder, FOOTHOLD_NOTICE_HTTP_URL: url, FOOTHOLD_NOTICE_HTTP_TOKEN: token } = values;
  const { FOOTHOLD_NOTICE_SMTP_URL: smtpUrl, FOOTHOLD_NOTICE_SMTP_FROM: from, FOOTHOLD_NOTICE_SMTP_TO: to } = values;
  if ([folder, smtpUrl ?? from ?? to, url ?? token].filter((way) => way !== undefined).length > 1)
    throw new ConfigError('Notices go one way: set only one of FOOTHOLD_NOTICE_FOLDER, _SMTP_… and _HTTP_….');
  if (smtpUrl !== undefined || from !== undefined || to !== undefined) {
    if (smtpUrl === undefined || from === undefined || to === undefined)
      throw new ConfigError(
        'Notices by e-mail need FOOTHOLD_NOTICE_SMTP_URL, FOOTHOLD_NOTICE_SMTP_FROM and FOOTHOLD_NOTICE_SMTP_TO; set all three.'
      );
    return { kind: 'email', smtpUrl, from, to };
  }
  if (url !== undefined) return { kind: 'http', url, token: token ?? null };
  if (token !== undefined)
    throw new ConfigError('FOOTHOLD_NOTICE_HTTP_TOKEN needs FOOTHOLD_NOTICE_HTTP_URL; set it too.');
  return { kind: 'folder', folder: path.resolve(folder ?? path.join(dataDir, 'notices')) };
}

/** The settings of a chat, unless they came as a sentence that says what is wrong with them. */
function usable<T extends object | null>(settings: T | string): T {
  if (typeof settings === 'string') throw new ConfigError(settings);
  return settings;
}
