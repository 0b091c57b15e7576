import "server-only";
import { log } from "@/db/log";

/** What work that takes its time tells meanwhile: how far it is, and in the end what it came to. */
type ProgressLine<Result> =
  | { readonly step: string; readonly rows: number }
  | { readonly done: Result }
  | { readonly failed: true };

/**
 * Answers at once and goes on telling: a line of JSON whenever there is something to say, the last with the result. A failure is
 * logged and told as no more than that.
 */
export function progressAnswer<Result>(
  work: (say: (step: string, rows: number) => void) => Promise<Result>,
): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (line: ProgressLine<Result>) => {
        // Whoever asked may have gone; what was begun is done all the same.
        if (controller.desiredSize !== null)
          controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      const done = await work((step, rows) => tell({ step, rows })).then(
        (result) => ({ done: result }),
        (failure: unknown) => {
          log.error({ err: failure }, "a step of an import failed");
          return { failed: true } as const;
        },
      );
      tell(done);
      controller.close();
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}
