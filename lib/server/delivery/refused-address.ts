import "server-only";
import { BlockList, isIP } from "node:net";

/** Addresses that are not of the public internet: own machine, own network, link, reserved (IANA special registries). */
const REFUSED = new BlockList();
for (const [network, bits] of [
  ...[["0.0.0.0", 8] as const, ["10.0.0.0", 8] as const, ["100.64.0.0", 10] as const],
  ...[["127.0.0.0", 8] as const, ["169.254.0.0", 16] as const, ["172.16.0.0", 12] as const],
  ...[["192.0.0.0", 24] as const, ["192.0.2.0", 24] as const, ["192.88.99.0", 24] as const],
  ...[["192.168.0.0", 16] as const, ["198.18.0.0", 15] as const, ["198.51.100.0", 24] as const],
  ...[["203.0.113.0", 24] as const, ["224.0.0.0", 4] as const, ["240.0.0.0", 4] as const],
])
  REFUSED.addSubnet(network, bits, "ipv4");
// Addresses that carry an IPv4 address in them are refused whole: what they lead to can't be seen from here.
for (const [network, bits] of [
  ...[["::", 96] as const, ["::ffff:0:0", 96] as const, ["64:ff9b::", 96] as const],
  ...[["64:ff9b:1::", 48] as const, ["100::", 64] as const, ["2001::", 23] as const],
  ...[["2001:db8::", 32] as const, ["2002::", 16] as const, ["3fff::", 20] as const],
  ...[["5f00::", 16] as const, ["fc00::", 7] as const, ["fe80::", 10] as const],
  ...[["fec0::", 10] as const, ["ff00::", 8] as const],
])
  REFUSED.addSubnet(network, bits, "ipv6");

/** Whether the product must not send to an address (text as a resolver gives it); what is no address is refused too. */
export function isRefusedAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return REFUSED.check(address, family === 4 ? "ipv4" : "ipv6");
}
