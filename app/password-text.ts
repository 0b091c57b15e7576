import { longestPassword, shortestPassword, type PasswordProblem } from "@/lib/access/password";
import { words } from "./words/words";

/** What is to be mended in a new password, in words. */
export function passwordText(problem: PasswordProblem): string {
  const said = words.forms.password;
  switch (problem) {
    case "too-short":
      return said["too-short"](shortestPassword);
    case "too-long":
      return said["too-long"](longestPassword);
    case "common":
    case "personal":
      return said[problem];
  }
}
