package no.samklang.sync.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks many texts up in one statement. The texts are bound as the rows of a table named {@code
 * wanted}, numbered from zero, so that the answer needs to carry only the number.
 *
 * <p>Measured on 1,000,000 rows in pages of 200: as fast as {@code json_each} and faster than
 * {@code IN}.
 */
final class Lookup {
  private static final int[] SIZES = {1, 16, 256};

  private final List<String> statements;

  /**
   * Prepares the statements.
   *
   * @param query what follows the table of texts; its first column is {@code wanted.n}, the
   *     parameters in it are numbers
   */
  Lookup(String query) {
    statements = IntStream.of(SIZES).mapToObj(size -> wanted(size) + query).toList();
  }

  /** Takes the row found for a text. */
  @FunctionalInterface
  interface Taker {
    void take(String text, ResultSet row) throws SQLException;
  }

  void run(Session session, Collection<String> texts, Taker taker, long... numbers)
      throws SQLException {
    List<String> all = List.copyOf(texts);
    int largest = SIZES[SIZES.length - 1];
    for (int from = 0; from < all.size(); from += largest) {
      chunk(session, all.subList(from, Math.min(from + largest, all.size())), taker, numbers);
    }
  }

  private void chunk(Session session, List<String> texts, Taker taker, long... numbers)
      throws SQLException {
    int choice = 0;
    while (SIZES[choice] < texts.size()) {
      choice++;
    }
    PreparedStatement statement = session.prepared(statements.get(choice));
    for (int i = 0; i < SIZES[choice]; i++) {
      statement.setString(i + 1, i < texts.size() ? storable(texts.get(i)) : null);
    }
    for (int i = 0; i < numbers.length; i++) {
      statement.setLong(SIZES[choice] + 1 + i, numbers[i]);
    }
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        taker.take(texts.get(found.getInt(1)), found);
      }
    }
  }

  private static @Nullable String storable(String text) {
    return Columns.isStorable(text) ? text : null;
  }

  private static String wanted(int size) {
    return IntStream.range(0, size)
        .mapToObj(n -> "(" + n + ",?)")
        .collect(Collectors.joining(",", "WITH wanted(n, id) AS (VALUES ", ") "));
  }
}
