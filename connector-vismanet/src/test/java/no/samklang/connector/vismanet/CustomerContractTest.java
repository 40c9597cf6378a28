package no.samklang.connector.vismanet;

import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;

class CustomerContractTest extends SourceContractBase<Customer> {
  private int edits;

  CustomerContractTest() {
    super(EntityTypes.CUSTOMER, "customers", "number");
  }

  @Override
  protected String add(int number) {
    return id(bench.put("customers", "number", "7000" + number, "name", "Kunde"), "internalId");
  }

  @Override
  protected void edit(String id) {
    bench.put("customers", "internalId", Integer.parseInt(id), "name", "Endret " + ++edits);
  }

  @Override
  protected boolean renumber(String id) {
    bench.put("customers", "internalId", Integer.parseInt(id), "number", "90001");
    return true;
  }
}
