/**
 * Loaded into the server before anything else (`node --import`): what a client claims about its address or about another
 * host is taken out of each request, and the socket's own address put in. With TRUST_PROXY=1 the edge in front of us does
 * that, and its headers stay.
 */
import { subscribe } from "node:diagnostics_channel";

const claimed = ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

// Node tells this channel of each request before the server's own handler sees it.
subscribe("http.server.request.start", ({ request }) => {
  // Of a TRACE no web request can be made, and the server would fail at it: under another name it is refused.
  if (request.method === "TRACE") request.method = "REFUSED";
  if (process.env["TRUST_PROXY"] === "1") return;
  for (const name of claimed) delete request.headers[name];
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
});
