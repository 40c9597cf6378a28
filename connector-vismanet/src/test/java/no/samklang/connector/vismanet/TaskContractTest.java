package no.samklang.connector.vismanet;

import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTask;

class TaskContractTest extends SourceContractBase<ProjectTask> {
  private int edits;

  TaskContractTest() {
    super(EntityTypes.PROJECT_TASK, "projects", "projectID");
  }

  @Override
  protected String add(int number) {
    String project =
        id(bench.put("projects", "projectID", "P" + number, "description", "Tak"), "internalID");
    bench.put("projectTasks", "projectID", "P" + number, "taskId", "01", "description", "Lekter");
    return project + "/01";
  }

  @Override
  protected void edit(String id) {
    bench.put(
        "projectTasks",
        "projectInternalId",
        Integer.parseInt(id.substring(0, id.indexOf('/'))),
        "taskId",
        "01",
        "description",
        "Endret " + ++edits);
  }

  @Override
  protected String absentId() {
    return "987654/01";
  }
}
