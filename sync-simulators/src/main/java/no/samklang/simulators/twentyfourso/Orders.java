package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sales orders with their lines. */
final class Orders {

  private static final long LAST_LINE_ID = 900_409;
  private static final BigDecimal TAX = new BigDecimal("0.25");
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  final Table headers;
  private final TreeMap<Long, Table> lines = new TreeMap<>();
  private long lastLineId = LAST_LINE_ID;

  Orders(long lastId) {
    headers = new Table(lastId);
  }

  void put(long id, ObjectNode header) {
    headers.put(id, header);
    lines.computeIfAbsent(id, each -> new Table(0));
  }

  Table lines(long order) {
    return Objects.requireNonNull(lines.get(order), "order");
  }

  void remove(long order) {
    headers.remove(order);
    lines.remove(order);
  }

  long nextLineId() {
    return ++lastLineId;
  }

  /** Reckons the amounts of an order anew. */
  void reckon(long id) {
    BigDecimal net = BigDecimal.ZERO;
    for (ObjectNode line : lines(id).all()) {
      BigDecimal rest = HUNDRED.subtract(decimal(line, "discountRate")).divide(HUNDRED);
      net = net.add(decimal(line, "quantity").multiply(decimal(line, "price")).multiply(rest));
    }
    ObjectNode header = header(id);
    BigDecimal tax = net.multiply(TAX);
    header.put("netAmount", net).put("taxAmount", tax).put("grossAmount", net.add(tax));
  }

  private ObjectNode header(long id) {
    return Objects.requireNonNull(headers.get(id), "header");
  }

  private static BigDecimal decimal(ObjectNode line, String name) {
    @Nullable BigDecimal value = line.hasNonNull(name) ? line.get(name).decimalValue() : null;
    return value == null ? BigDecimal.ZERO : value;
  }
}
