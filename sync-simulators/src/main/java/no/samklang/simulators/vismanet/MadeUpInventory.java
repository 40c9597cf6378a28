package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.MadeUp;

/** Makes the items of a made-up company: a few known ones and as many wares as wanted. */
final class MadeUpInventory implements RowSource {

  private static final int FIRST_ID = 9001;
  private static final int FIRST_WARE = 1001;
  private static final String WARE = "VARE-";

  private final MadeUp names;
  private final List<ObjectNode> known;
  private final NumberedSource wares;

  MadeUpInventory(MadeUp names, int wares) {
    this.names = names;
    this.known =
        List.of(
            item("TIM-TOMRER", "LaborItem", "Time tømrer", "TIME", "795.0", "412.5"),
            item("TIM-MALER", "LaborItem", "Time maler", "TIME", "745.0", "398.25"),
            item("TIM-REISE", "LaborItem", "Reisetid", "TIME", "450.0", "310.0"),
            item("KJØRING", "NonStockItem", "Kjøring pr. km", "KM", "7.5", "4.9"),
            item("DIVERSE", "NonStockItem", "Diverse materiell", "STK", "1.0", "1.0"),
            item(
                "GIPS13-120",
                "FinishedGoodItem",
                "Gipsplate 13 mm 120x240",
                "STK",
                "189.9",
                "117.25"));
    this.wares = new NumberedSource(wares, FIRST_ID + known.size(), WARE, FIRST_WARE, this::ware);
  }

  /** Returns an item that has nothing but defaults. */
  static ObjectNode plain() {
    return item("", "NonStockItem", "", "STK", "0.0", "0.0");
  }

  @Override
  public int size() {
    return known.size() + wares.size();
  }

  @Override
  public ObjectNode row(int slot) {
    if (slot < known.size()) {
      ObjectNode row = known.get(slot).deepCopy();
      return row.put("inventoryId", FIRST_ID + slot);
    }
    return wares.row(slot - known.size());
  }

  @Override
  public int slotOfId(int id) {
    int slot = id - FIRST_ID;
    return slot >= 0 && slot < size() ? slot : NONE;
  }

  @Override
  public int slotOfCode(String code) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).path("inventoryNumber").asText().equals(code)) {
        return i;
      }
    }
    int ware = wares.slotOfCode(code);
    return ware == NONE ? NONE : known.size() + ware;
  }

  @Override
  public int lastId() {
    return FIRST_ID + size() - 1;
  }

  private ObjectNode ware(int n) {
    BigDecimal cost = BigDecimal.valueOf(500L + names.number("cost", n, 50_000), 2);
    String price = cost.multiply(new BigDecimal("1.6")).stripTrailingZeros().toPlainString();
    ObjectNode row =
        item(
            wares.code(n),
            "FinishedGoodItem",
            "Vare " + (FIRST_WARE + n) + " rød/grønn",
            "STK",
            price,
            cost.toPlainString());
    return row.put("inventoryId", wares.firstId() + n);
  }

  private static ObjectNode item(
      String number, String type, String description, String unit, String price, String cost) {
    boolean stock = type.equals("FinishedGoodItem");
    ObjectNode row = Json.object();
    row.put("inventoryNumber", number).put("status", "Active").put("type", type);
    row.put("description", description);
    ObjectNode itemClass = row.putObject("itemClass");
    itemClass.put("type", type).put("id", stock ? "1" : "8");
    itemClass.put("description", stock ? "Varer" : "Tjenester");
    row.putObject("postingClass").put("id", "1").put("description", stock ? "Varer" : "Tjenester");
    row.putObject("vatCode").put("id", "3").put("description", "Utgående mva 25 %");
    row.put("defaultPrice", new BigDecimal(price)).put("currentCost", new BigDecimal(cost));
    row.put("lastCost", new BigDecimal(cost));
    row.put("baseUnit", unit).put("salesUnit", unit).put("purchaseUnit", unit);
    row.put("stockItem", stock).put("kitItem", false);
    row.set("accountInformation", accounts(type));
    return row;
  }

  private static ObjectNode accounts(String type) {
    ObjectNode accounts = Json.object();
    if (type.equals("FinishedGoodItem")) {
      account(accounts, "inventoryAccount", "Asset", "1460", "Varelager");
      account(accounts, "cogsAccount", "Expense", "4300", "Varekjøp prosjekt");
    } else if (type.equals("LaborItem")) {
      account(accounts, "expenseAccount", "Expense", "5010", "Lønn prosjekt");
    } else {
      account(accounts, "expenseAccount", "Expense", "4300", "Varekjøp prosjekt");
    }
    account(accounts, "salesAccount", "Income", "3000", "Salg tjenester");
    return accounts;
  }

  private static void account(
      ObjectNode accounts, String name, String type, String number, String description) {
    accounts
        .putObject(name)
        .put("type", type)
        .put("number", number)
        .put("description", description);
  }
}
