import { type Locale } from "../locale";
import { type Messages } from "./index";

// Makes a key that no catalogue holds a type error.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
