package no.samklang.sync.testkit;

import java.util.List;
import java.util.Objects;

/**
 * One call that an {@link InMemorySystem} received.
 *
 * @param operation what was asked
 * @param type name of the entity type; empty for {@link Operation#CHECK}
 * @param about what it was about: ids; the reference for create, step, resume and locate; ids and
 *     references for writes that go together; the cursor for a page; the value for find
 */
public record Call(Operation operation, String type, List<String> about) {
  /** Checks and copies. */
  public Call {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(type, "type");
    about = List.copyOf(about);
  }
}
