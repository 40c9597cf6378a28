package no.samklang.connector.vismanet;

import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;

class EmployeeContractTest extends SourceContractBase<Employee> {
  private int edits;

  EmployeeContractTest() {
    super(EntityTypes.EMPLOYEE, "employees", "employeeNumber");
  }

  @Override
  protected String add(int number) {
    return id(
        bench.put("employees", "employeeNumber", "50" + number, "employeeName", "Åse Ø"),
        "employeeId");
  }

  @Override
  protected void edit(String id) {
    bench.put("employees", "employeeId", Integer.parseInt(id), "employeeName", "Endret " + ++edits);
  }

  @Override
  protected boolean renumber(String id) {
    bench.put("employees", "employeeId", Integer.parseInt(id), "employeeNumber", "9001");
    return true;
  }
}
