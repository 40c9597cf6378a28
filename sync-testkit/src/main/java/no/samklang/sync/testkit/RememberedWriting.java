package no.samklang.sync.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/** A create under way that remembers its steps in memory, for tests of a target. Thread-safe. */
public final class RememberedWriting implements Writing {
  private final String reference;
  private final List<String> memberKeys;
  private final @Nullable Instant sentAt;
  private final int looks;
  private final Map<String, String> steps = new LinkedHashMap<>();

  private RememberedWriting(
      String reference, List<String> memberKeys, @Nullable Instant sentAt, int looks) {
    this.reference = Objects.requireNonNull(reference, "reference");
    this.memberKeys = List.copyOf(memberKeys);
    this.sentAt = sentAt;
    this.looks = looks;
  }

  /**
   * Returns a create that was first about to be sent at this instant, with a reference made of the
   * number: 26 upper-case letters and digits.
   */
  public static RememberedWriting of(int number, Instant sentAt) {
    String digits = Integer.toString(number);
    return new RememberedWriting(
        "SKCONTRACT" + "0".repeat(16 - digits.length()) + digits, List.of(), sentAt, 0);
  }

  /** Returns this create with the keys of its members, without its steps. */
  public RememberedWriting withMembers(List<String> keys) {
    return new RememberedWriting(reference, keys, sentAt, looks);
  }

  /** Returns this create with so many looks behind it, without its steps. */
  public RememberedWriting withLooks(int made) {
    return new RememberedWriting(reference, memberKeys, sentAt, made);
  }

  @Override
  public String reference() {
    return reference;
  }

  @Override
  public List<String> memberKeys() {
    return memberKeys;
  }

  @Override
  public @Nullable Instant sentAt() {
    return sentAt;
  }

  @Override
  public int looks() {
    return looks;
  }

  @Override
  public synchronized Map<String, String> steps() {
    return Map.copyOf(steps);
  }

  @Override
  public synchronized void made(String step, String id) {
    steps.put(step, id);
  }
}
