import { publicUrl } from "./public-url";

/** Names of the cookies: browsers keep them by host and not by port, so two instances on one machine need two names. */
function instance(): { readonly secure: boolean; readonly prefix: string } {
  const { protocol, port } = publicUrl();
  const secure = protocol === "https:";
  return { secure, prefix: secure ? "__Host-throughline" : `throughline-${port}` };
}

/** The name of one of our cookies, and whether it only goes over https. */
export function cookieNamed(name: "session" | "csrf" | "callback") {
  const { secure, prefix } = instance();
  return {
    name: `${prefix}.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
