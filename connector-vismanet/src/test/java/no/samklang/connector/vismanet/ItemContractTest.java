package no.samklang.connector.vismanet;

import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;

class ItemContractTest extends SourceContractBase<Item> {
  private int edits;

  ItemContractTest() {
    super(EntityTypes.ITEM, "inventory", "inventoryNumber");
  }

  @Override
  protected String add(int number) {
    return id(
        bench.put("inventory", "inventoryNumber", "VARE" + number, "description", "Vare"),
        "inventoryId");
  }

  @Override
  protected void edit(String id) {
    bench.put("inventory", "inventoryId", Integer.parseInt(id), "description", "Endret " + ++edits);
  }

  @Override
  protected boolean renumber(String id) {
    bench.put("inventory", "inventoryId", Integer.parseInt(id), "inventoryNumber", "NY-1");
    return true;
  }
}
