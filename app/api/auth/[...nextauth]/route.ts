import NextAuth from "next-auth";
import { signInOptions } from "@/lib/server/auth/sign-in-options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Options are made per request, so that a build needs no secret. */
function handler(request: Request, context: Context) {
  return NextAuth(signInOptions())(request, context);
}

export { handler as GET, handler as POST };
