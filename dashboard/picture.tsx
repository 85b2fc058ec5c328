// A drawn chart on a page, for each theme and width; and how it is sent.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ChartSize, ChartTheme } from '../bots/charts/chart.js';

/** What the address of a chart says of its looks. */
export const lookSchema = z.object({
  theme: z.enum(['light', 'dark']).default('light'),
  size: z.enum(['phone', 'desk']).default('desk'),
});

/** A chart in the theme of whoever looks. */
export function Picture(props: {
  readonly address: (theme: ChartTheme, size: ChartSize) => string;
  readonly alt: string;
  readonly lazy?: boolean;
}) {
  const { address, alt, lazy = false } = props;
  return (
    <picture>
      <source srcset={address('dark', 'phone')} media="(prefers-color-scheme: dark) and (max-width: 40rem)" />
      <source srcset={address('light', 'phone')} media="(max-width: 40rem)" />
      <source srcset={address('dark', 'desk')} media="(prefers-color-scheme: dark)" />
      <img src={address('light', 'desk')} alt={alt} {...(lazy && { loading: 'lazy' })} />
    </picture>
  );
}

/** Sends a chart. An image brings its own policy: ECharts styles its texts inline, and nothing else may happen in there. */
export function sendPicture(reply: FastifyReply, svg: string, cacheControl = 'private, max-age=60'): FastifyReply {
  return reply
    .type('image/svg+xml')
    .header('cache-control', cacheControl)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(svg);
}
