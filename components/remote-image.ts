/** IPv4 networks that are not the public internet: this machine, private, shared, link-local, multicast, reserved. */
const PRIVATE_IPV4 =
  /^(0|10|127|22[4-9]|23\d|24\d|25[0-5])\.|^(100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|192\.0\.0|198\.1[89])\./;

/** Names that a home or office network gives to its own machines. */
const LOCAL_NAME = /(^|\.)(localhost|local|localdomain|lan|home|internal|intranet|corp|arpa)\.?$/i;

/**
 * Whether an image address lies on the public internet. A stored page must not make the browser knock at the user's
 * own machine or network: 「http://127.0.0.1/x.png」, 「http://192.168.1.1/」 and 「http://[::1]/」 do not.
 */
export function isPublicImage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  // The only IPv6 that is public begins with 2 or 3 (2000::/3); teredo and 6to4 may hold a private IPv4 inside.
  if (hostname.startsWith('['))
    return /^\[[23][0-9a-f]{3}:/i.test(hostname) && !/^\[200[12]:(0?:|0{1,4}:)|^\[2002:/i.test(hostname);
  return hostname.includes('.') && !PRIVATE_IPV4.test(hostname) && !LOCAL_NAME.test(hostname);
}
