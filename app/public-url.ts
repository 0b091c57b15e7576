/** The address under which people reach this instance, such as "https://score.example". */
export function publicUrl(): URL {
  return new URL(
    process.env["NEXTAUTH_URL"] ?? `http://localhost:${process.env["PORT"] ?? "3000"}`,
  );
}
