import { unstable_isUnrecognizedActionError as isUnknownHere } from "next/navigation";
import { noAnswer, type NoAnswer } from "@/app/_components/no-answer";
import type { Malformed } from "@/app/form-action";

/** How long to wait for an answer, in milliseconds: longer than the server gives itself. */
const patience = 12_000;

/** What an action answers, or why there is no answer, in time in any case: a late one is none. */
export async function answerOf<Result>(
  asked: Promise<Result>,
): Promise<Result | NoAnswer | Malformed> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<NoAnswer>((resolve) => {
    timer = setTimeout(() => {
      letOthersPass();
      resolve({ state: "unsent" });
    }, patience);
  });
  const answer = await Promise.race([asked.catch(reason), late]);
  clearTimeout(timer);
  return answer;
}

/** A server of another version may not know this page's actions any more. */
function reason(error: unknown): NoAnswer | Malformed {
  return isUnknownHere(error) ? { state: "malformed" } : noAnswer(error);
}

/** Next sends one action at a time. A change of address goes before them, be it to the one where we are, so no other waits for this one. */
function letOthersPass(): void {
  window.history.replaceState(null, "", window.location.href);
}
