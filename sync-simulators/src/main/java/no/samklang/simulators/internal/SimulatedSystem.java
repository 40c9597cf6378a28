package no.samklang.simulators.internal;

import java.util.Optional;
import java.util.Set;

/** One vendor's behaviour and data. Every method is called with the system's state locked. */
public interface SimulatedSystem {

  /** Returns the id of the system. */
  String id();

  /** Returns what a user must know to call it: keys, tokens, collections. */
  String help();

  /** Returns the paths it serves; asked once. */
  Routes routes();

  /** Returns the answer to a call that may not come in, or nothing if it may. */
  Optional<Answer> refuse(Request request);

  /** Returns the answer to a path that is not served. */
  Answer notFound(Request request);

  /** Returns an error in the form that the vendor gives it on this path. */
  Answer error(Request request, int status, String text);

  /** Gives an answer the headers that the vendor puts on every answer. */
  Answer finish(Request request, Answer answer);

  /** Makes all tokens given out so far invalid. */
  void expireTokens();

  /** Throws away all data and makes it up anew. */
  void reset();

  /** Returns what it holds; another after a reset. */
  SimulatedData data();

  /** Returns the variants the system knows. */
  Set<String> knownVariants();
}
