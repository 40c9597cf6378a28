package no.samklang.cli;

import java.util.List;

/** What a demo comes to. */
interface DemoResult {
  /** Returns the exit code: zero when all is as it should be. */
  int exitCode();

  /** Returns what to print. */
  List<String> lines();

  /** Returns the same as a page in HTML. */
  String page();
}
