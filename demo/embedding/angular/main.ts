// Compiles templates in the browser: here, and not with the Angular CLI, which does that while it builds.
import "@angular/compiler";
import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { Desk } from "./desk.ts";

await bootstrapApplication(Desk, { providers: [provideZonelessChangeDetection()] });
