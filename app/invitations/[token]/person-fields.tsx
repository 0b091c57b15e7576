import { FormField } from "@/app/_components/form-field";

/** What is asked of a person: a name and a password where there is no account, a password where one is opened again. */
export type PersonAsks = {
  readonly email: string;
  readonly name: boolean;
  readonly prefilledName: string;
  readonly password: boolean;
  readonly remark: string;
};

/** The fields that make an account; none for somebody who is signed in. */
export function PersonFields({
  asks,
  words,
  problem,
}: {
  asks: PersonAsks;
  words: Readonly<Record<"email" | "name" | "password" | "newPassword" | "passwordHint", string>>;
  problem: (field: "name" | "password") => string | null;
}) {
  return (
    <>
      {asks.remark === "" ? null : <p className="text-ink-2">{asks.remark}</p>}
      {asks.password ? (
        <FormField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={asks.email}
          readOnly
          problem={null}
        />
      ) : null}
      {asks.name ? (
        <FormField
          label={words.name}
          name="name"
          autoComplete="name"
          defaultValue={asks.prefilledName}
          maxLength={200}
          problem={problem("name")}
        />
      ) : null}
      {asks.password ? (
        <FormField
          label={asks.name ? words.password : words.newPassword}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={words.passwordHint}
          maxLength={1000}
          problem={problem("password")}
        />
      ) : null}
    </>
  );
}
