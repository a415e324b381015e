export const GATEWAYS = ['test', 'stripe', 'manual'] as const;

export type GatewayName = (typeof GATEWAYS)[number];
