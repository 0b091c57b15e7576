import { baseUrl } from "../environment";
import { send, type Answer } from "../raw-request";

/** What signing in answers to a script that posts the form, wanting to go somewhere; from another address of this machine if it says so. */
export async function signInTo(
  entered: { readonly email: string; readonly password: string },
  callbackUrl: string,
): Promise<Answer> {
  const form = await signInForm();
  return form({ ...entered, callbackUrl });
}

/** The form of signing in, its token and cookie fetched once. */
export async function signInForm(): Promise<
  (
    fields: Readonly<Record<string, string>>,
    how?: { readonly search?: string; readonly from?: string },
  ) => Promise<Answer>
> {
  const csrf = await send({ path: "/api/auth/csrf" });
  const cookie = (csrf.headers["set-cookie"] ?? []).map((each) => each.split(";")[0]).join("; ");
  const { csrfToken } = JSON.parse(csrf.body);
  return (fields, { search = "", from } = {}) =>
    send({
      path: `/api/auth/callback/credentials${search}`,
      method: "POST",
      headers: {
        origin: new URL(baseUrl).origin,
        cookie,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ json: "true", ...fields, csrfToken }).toString(),
      ...(from === undefined ? {} : { from }),
    });
}
