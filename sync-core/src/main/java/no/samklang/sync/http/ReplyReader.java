package no.samklang.sync.http;

/**
 * Makes a value of an accepted answer, such as {@code reply -> reply.rows(Row.class)}.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface ReplyReader<T> {

  /** Returns the value; when the body cannot be read a repeatable call is repeated. */
  T read(ApiReply reply);
}
