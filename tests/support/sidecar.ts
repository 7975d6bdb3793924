import { apps } from './library.ts';

/** Asks an app's sidecar as that app does. */
export function askSidecar(
  app: string,
  path: string,
  request: RequestInit & { headers?: Record<string, string> } = {},
) {
  const { sidecarPort, sidecarToken } = apps[app] ?? {};
  return fetch(`http://127.0.0.1:${sidecarPort}${path}`, {
    ...request,
    headers: { ...request.headers, ...(sidecarToken !== undefined && { 'dapr-api-token': sidecarToken }) },
  });
}
