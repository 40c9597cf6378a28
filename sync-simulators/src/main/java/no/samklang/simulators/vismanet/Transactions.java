package no.samklang.simulators.vismanet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The project transactions of the company, by number. */
final class Transactions {

  private static final int FIRST_LINE = 504_112;

  private final Map<String, TransactionDocument> documents = new TreeMap<>();
  private final Changes changes;
  private int lastNumber;
  private long lastLine = FIRST_LINE - 1;

  Transactions(Changes changes) {
    this.changes = changes;
  }

  String nextNumber() {
    String number;
    do {
      number = String.format(Locale.ROOT, "PM%07d", ++lastNumber);
    } while (documents.containsKey(number));
    return number;
  }

  long nextLine() {
    return ++lastLine;
  }

  long nextVersion() {
    return changes.next();
  }

  int count() {
    return documents.size();
  }

  Stream<TransactionDocument> all() {
    return new ArrayList<>(documents.values()).stream();
  }

  List<TransactionDocument> list() {
    return List.copyOf(documents.values());
  }

  @Nullable TransactionDocument get(String refNbr) {
    return documents.get(refNbr);
  }

  void put(TransactionDocument document) {
    documents.put(document.refNbr(), document);
  }

  boolean remove(String refNbr) {
    changes.next();
    return documents.remove(refNbr) != null;
  }
}
