import { test } from "../fixtures";
import { cannotBeTold } from "./known-and-unknown";
import { signInForm } from "./sign-in-to";

test("whether an account is there can't be told from how signing in fails", async () => {
  const signIn = await signInForm();
  await cannotBeTold(
    "signing in",
    (email, from) => signIn({ email, password: "not the password" }, { from }),
    { samples: 60, within: 0.25, apart: 50 },
  );
});
