import type { RequestHandler } from 'express';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Counts and times requests. `endpoint` is the route's pattern, so that ids never become labels. */
export function requestMetrics(registry: Registry): RequestHandler {
  const labelNames = ['method', 'endpoint', 'status'] as const;
  const total = new Counter({
    name: 'http_requests_total',
    help: 'Requests, by endpoint and status.',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests.',
    labelNames,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('finish', () => {
      const labels = { method: request.method, endpoint: endpointOf(request), status: String(response.statusCode) };
      total.inc(labels);
      seconds.observe(labels, Number(process.hrtime.bigint() - start) / 1e9);
    });
    next();
  };
}

function endpointOf(request: Parameters<RequestHandler>[0]): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string')
    return request.baseUrl + route.path;
  return 'unmatched';
}
