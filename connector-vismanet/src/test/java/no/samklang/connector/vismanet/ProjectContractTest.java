package no.samklang.connector.vismanet;

import java.util.Map;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;

class ProjectContractTest extends SourceContractBase<Project> {
  private int edits;

  ProjectContractTest() {
    super(EntityTypes.PROJECT, "projects", "projectID");
    bench.put("customers", "number", "70001", "name", "Fjord & Fjell AS");
  }

  @Override
  protected String add(int number) {
    return id(
        bench.put(
            "projects",
            "projectID",
            "P" + number,
            "description",
            "Tak på Ås",
            "customer",
            Map.of("number", "70001")),
        "internalID");
  }

  @Override
  protected void edit(String id) {
    bench.put("projects", "internalID", Integer.parseInt(id), "description", "Endret " + ++edits);
  }

  @Override
  protected boolean renumber(String id) {
    bench.put("projects", "internalID", Integer.parseInt(id), "projectID", "P-NY");
    return true;
  }
}
