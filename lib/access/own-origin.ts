/** What a request says of where it comes from; `publicUrl` is the address under which the app is reached, if it is told. */
export type OriginFacts = {
  readonly origin: string | null;
  readonly fetchSite: string | null;
  readonly host: string | null;
  readonly publicUrl: string | null;
};

/**
 * Whether a request that may change something comes from our own pages (OWASP CSRF Prevention: verifying origin).
 *
 * A browser states Origin or Sec-Fetch-Site and can't be made to lie about Host; a request that states neither
 * comes from no browser and carries nobody's cookies by itself. X-Forwarded-Host is never believed.
 */
export function isOwnOrigin({ origin, fetchSite, host, publicUrl }: OriginFacts): boolean {
  if (origin === null) return fetchSite === null || fetchSite === "same-origin";
  if (!URL.canParse(origin)) return false;
  const stated = new URL(origin);
  if (publicUrl !== null && URL.canParse(publicUrl)) {
    const own = new URL(publicUrl);
    if (stated.origin === own.origin) return true;
    if (own.protocol === "https:") return false;
  }
  return stated.host === host;
}
