import { redirect } from "next/navigation";

/** The work starts at the to-do page; it sends on to the sign-in where nobody is signed in. */
export default function Home() {
  redirect("/todo");
}
