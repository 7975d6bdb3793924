import deadLetters from '#contracts/dead-letters.json' with { type: 'json' };

/** A service's contract, bundled. */
export type Contract = { paths: object; components: Record<string, object> };

/** A contract with the operations on dead letters; what both name is the same, from contracts/openapi/common.yaml. */
export function withDeadLetters(contract: Contract): Contract {
  const kinds = Object.entries(deadLetters.components);
  return {
    ...contract,
    paths: { ...contract.paths, ...deadLetters.paths },
    components: {
      ...contract.components,
      ...Object.fromEntries(kinds.map(([kind, named]) => [kind, { ...contract.components[kind], ...named }])),
    },
  };
}
