package no.samklang.sync.http;

import java.util.List;

/** Hides known secrets in what a vendor wrote back. */
final class Secrets {
  static final String HIDDEN = "***";
  private static final int SHORTEST = 4;

  private Secrets() {}

  static String hide(String text, List<String> secrets) {
    String clean = text;
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        clean = clean.replace(secret, HIDDEN);
      }
    }
    return clean;
  }
}
