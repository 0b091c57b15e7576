import { test } from "../fixtures";
import { cannotBeTold } from "./known-and-unknown";
import { signInForm } from "./sign-in-to";

test("whether an account is there can't be told from how signing in fails, in 300 tries each", async () => {
  test.setTimeout(300_000);
  const signIn = await signInForm();
  await cannotBeTold(
    "signing in",
    (email, from) => signIn({ email, password: "not the password" }, { from }),
    { samples: 300, within: 0.1, apart: 10 },
  );
});
