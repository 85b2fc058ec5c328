// Whether a request comes from this machine itself, and not through a proxy on it.
import type { FastifyRequest } from 'fastify';

/** By the socket's address; whatever was passed on comes from somewhere else. */
export function isFromThisMachine({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'];
  return /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') && forwarded === undefined;
}
