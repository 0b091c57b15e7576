/**
 * Loaded into the server before anything else (`node --import`): what a client claims about its address or about another
 * host is taken out of each request, and the socket's own address put in. With TRUST_PROXY=1 the edge in front of us does
 * that, and its headers stay.
 */
import { Server } from "node:http";

const claimed = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];

if (process.env["TRUST_PROXY"] !== "1") {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (event, ...values) {
    const [request] = values;
    if (event === "request" && request?.headers) {
      for (const name of claimed) delete request.headers[name];
      request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
    }
    return emit.call(this, event, ...values);
  };
}
