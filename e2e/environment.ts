/** Where the app answers that the browser tests look at. */
export const baseUrl = given("BASE_URL");

/** What its sessions are signed with. */
export const secret = given("NEXTAUTH_SECRET");

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run \`npm test -- --browser\``);
  return value;
}
