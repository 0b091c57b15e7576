/**
 * Loaded into the server before anything else (`node --import`): what a client claims about its address or about another
 * host is taken out of each request, and the socket's own address put in. With TRUST_PROXY=1 the edge in front of us does
 * that, and its headers stay.
 */
import { subscribe } from "node:diagnostics_channel";

const claimed = ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

if (process.env["TRUST_PROXY"] !== "1") {
  // Node tells this channel of each request before the server's own handler sees it.
  subscribe("http.server.request.start", ({ request }) => {
    for (const name of claimed) delete request.headers[name];
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
  });
}
