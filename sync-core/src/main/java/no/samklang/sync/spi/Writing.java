package no.samklang.sync.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A create under way, as the engine remembers it. Thread-safe; given by the engine. */
public interface Writing {

  /**
   * Returns the reference that belongs to this create and to no other: 26 upper-case letters and
   * digits. It must travel in the target's own field, or as operation key.
   */
  String reference();

  /** Returns the keys of the members of a group document, in their order; one for a single. */
  List<String> memberKeys();

  /**
   * Returns when the create was last about to be sent, by the engine's clock; null before that. An
   * earlier send was proven absent before. A target looks no earlier than this, less the allowance
   * for clocks that differ.
   */
  @Nullable Instant sentAt();

  /** Returns how often {@link TargetSystem#locate} has already answered without finding it. */
  int looks();

  /** Returns the steps already made, by name, with the id that each brought. */
  Map<String, String> steps();

  /**
   * Makes a finished step durable before this method returns, so that a restart goes on after it.
   *
   * @param step name of the step, such as {@code header}
   * @param id what the target called its result
   */
  void made(String step, String id);

  /**
   * Makes sure that the run may still make something. To be called directly before each request
   * that makes something, after every wait for a token or a turn: see {@code
   * no.samklang.sync.http.ApiRequest#beforeSend}. A run that stood still so long that another took
   * over sends nothing more then. What remains is the moment between this call and the first byte:
   * a create that arrives from there is found once {@link Capabilities#visibilityDelay} is over,
   * counted from when the other run took over.
   *
   * @throws LeaseLost if the run lost its lease; to be passed on as it is
   */
  void ensureMaySend();
}
