/** Each container has its address to itself: there the ports are the same for every app. */
export function inContainers(here: Record<string, string>, differs: Record<string, string | null>) {
  const merged = Object.entries(withoutNull({ ...here, ...differs }));
  const ports = merged
    .filter(([name]) => name.endsWith('_PORT'))
    .toSorted(([one], [other]) => Number(other === 'APP_PORT') - Number(one === 'APP_PORT'))
    .map(([name, value], index) => ({
      variable: name,
      name: name.replace('_PORT', '').toLowerCase(),
      port: 8080 + index,
      localPort: Number(value),
    }));
  const portOf = (variable: string) => ports.find((port) => port.variable === variable)?.port;
  return {
    environment: Object.fromEntries(merged.map(([name, value]) => [name, String(portOf(name) ?? value)])),
    ports: ports.map(({ name, port, localPort }) => ({ name, port, localPort })),
  };
}

/** Without those that say that there is none. */
export const withoutNull = (environment: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== null));
