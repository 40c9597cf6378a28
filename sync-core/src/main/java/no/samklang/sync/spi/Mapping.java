package no.samklang.sync.spi;

import java.util.List;
import no.samklang.sync.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What a mapper made of a source record.
 *
 * @param <T> class of the wanted record
 */
public sealed interface Mapping<T> {

  /**
   * The record as the target should hold it, references still in the source's terms.
   *
   * @param remarks what people should know of it though it goes, such as what was written as text
   */
  record Mapped<T>(T wanted, List<Message> remarks) implements Mapping<T> {
    /** Copies the remarks. */
    public Mapped {
      remarks = List.copyOf(remarks);
    }

    /** Makes a mapping of which there is nothing to say. */
    public Mapped(T wanted) {
      this(wanted, List.of());
    }
  }

  /**
   * Cannot go yet; tried again when the awaited record is linked, or when the source changes.
   *
   * @param on the record it waits for, or null when something else must change
   */
  record Waiting<T>(Message why, @Nullable Ref<?> on) implements Mapping<T> {}

  /**
   * Not to be transferred, by rule. Counted, and no trouble.
   *
   * @param acknowledge whether the source is told that the record is done with
   */
  record Skipped<T>(Message why, boolean acknowledge) implements Mapping<T> {}

  /** At fault; a person must mend the record. */
  record Rejected<T>(Message why) implements Mapping<T> {}

  /** Returns the wanted record as a mapping. */
  static <T> Mapping<T> mapped(T wanted) {
    return new Mapped<>(wanted);
  }

  /**
   * Returns the wanted record with what people should know of it though it goes. The report of the
   * run that writes it counts each remark with the record's outcome and names the record, as does
   * that of a plan; remarks of one record that share a code count once, and a record that stays
   * unchanged is not remarked on, nor one that a later run settles after an unclear answer.
   */
  static <T> Mapping<T> mapped(T wanted, List<Message> remarks) {
    return new Mapped<>(wanted, remarks);
  }

  /** Returns a mapping that waits, not for a certain record. */
  static <T> Mapping<T> waiting(Message why) {
    return new Waiting<>(why, null);
  }

  /** Returns a mapping that is left out by rule; the source is not told. */
  static <T> Mapping<T> skipped(Message why) {
    return new Skipped<>(why, false);
  }

  /** Returns a mapping that a person must look at. */
  static <T> Mapping<T> rejected(Message why) {
    return new Rejected<>(why);
  }
}
