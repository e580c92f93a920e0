import { create } from "./create.ts";
import type { Declaration } from "./declare.ts";
import { dev } from "./dev.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { packageCommand } from "./package.ts";
import { publish } from "./publish.ts";
import { whoami } from "./whoami.ts";

/** In the order of the help. */
export const declarations: readonly Declaration[] = [create, dev, packageCommand, login, logout, whoami, publish];
