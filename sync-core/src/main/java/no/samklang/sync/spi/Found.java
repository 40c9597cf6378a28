package no.samklang.sync.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What looking into the target for an earlier create brought to light. */
public sealed interface Found {

  /** It stands there, whole. */
  record Complete(Receipt receipt) implements Found {}

  /**
   * It stands there half-made; {@link TargetSystem#resume} finishes it.
   *
   * @param steps the steps found made, by name, with their ids
   */
  record Partial(Map<String, String> steps) implements Found {
    /** Copies the steps. */
    public Partial {
      steps = Map.copyOf(steps);
    }
  }

  /**
   * Not seen, but it may still become visible.
   *
   * @param until when not seeing it will mean that it is not there
   */
  record NotYet(Instant until) implements Found {}

  /** Surely not there. */
  record Absent() implements Found {}

  /** More than one carries the reference: a person must look. */
  record Several(List<String> ids) implements Found {
    /** Copies the ids. */
    public Several {
      ids = List.copyOf(ids);
    }
  }

  /** The target offers nothing to search by: a person must look. */
  record CannotTell(Message why) implements Found {}
}
