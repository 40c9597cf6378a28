package no.samklang.connector.proresult;

import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type are found and written.
 *
 * @param <T> class of the records
 */
interface Form<T> {

  /** Returns the rows there are. */
  Register<T> register();

  /** Returns the number, which is the key. */
  @Nullable String number(T value);

  /** Returns the name. */
  String name(T value);

  /** Saves a record under its number; returns whether it was made by this. */
  boolean save(String number, Sending<T> sending);

  /**
   * Returns the key of a new record.
   *
   * @throws Rejected if it lacks number or name
   */
  default String key(T wanted) {
    String number = number(wanted);
    if (number == null || number.isBlank()) {
      throw new Rejected(Message.of("proresult.no-number", "name", name(wanted)));
    }
    named(number, wanted);
    return number;
  }

  /**
   * Checks that a record has a name, which goes with every write.
   *
   * @throws Rejected if it has none
   */
  default void named(String number, T wanted) {
    if (name(wanted).isBlank()) {
      throw new Rejected(Message.of("proresult.no-name", "id", number));
    }
  }

  /** Returns what to say when a change met a record that was no longer there. */
  static Gone madeAnew(String id) {
    return new Gone(Message.of("proresult.made-anew", "id", id));
  }

  /** Takes a record out of use; nothing happens when it is not there. */
  default void retire(String id, Retirement how) {
    throw new UnsupportedOperationException("nothing can be retired here by " + how);
  }
}
