package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkType;
import org.jspecify.annotations.Nullable;

/**
 * Projects. VERIFIED: number, name, address, start day and manager go over; a customer and a
 * manager only where the ERP has one; a project that the ERP ended is closed, one that is active
 * there is opened again; the ERP decides the number.
 */
final class ApiProjects implements ApiForm<Project> {
  private static final List<ApiField<Project>> FIELDS = fields();

  @Override
  public String key() {
    return ApiNames.Assumed.PROJECT_NUMBER;
  }

  /** Reads a project; its manager is a reference by the worker's number. */
  @Override
  public Project read(ApiRow row) {
    boolean closed = row.requiredFlag(ApiNames.Assumed.CLOSED);
    String customer = row.text(ApiNames.Assumed.CUSTOMER_NUMBER);
    String manager = row.text(ApiNames.Assumed.MANAGER);
    return Project.builder()
        .number(row.required(ApiNames.Assumed.PROJECT_NUMBER))
        .name(row.required(ApiNames.Assumed.PROJECT_NAME))
        .status(closed ? ProjectStatus.COMPLETED : ProjectStatus.ACTIVE)
        .blocked(closed)
        .customer(customer == null ? null : Ref.to(EntityTypes.CUSTOMER, customer, customer))
        .manager(manager == null ? null : Ref.to(EntityTypes.EMPLOYEE, manager, manager))
        .address(ApiForm.address(row))
        .startDate(row.day(ApiNames.Assumed.START_DAY))
        .attributes(Attributes.of(row.text(ApiNames.Assumed.EXTERNAL_ID)))
        .build();
  }

  /** Returns the body; null when nothing of it is to be sent. */
  static @Nullable ObjectNode body(Sending<Project> sending) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    FIELDS.forEach(field -> field.put(sending, body));
    boolean opens = sending.names("status") || sending.names("blocked");
    if (body.isEmpty() && !sending.isNew() && !sending.names("name") && !opens) {
      return null;
    }
    body.put(ApiNames.Assumed.PROJECT_NAME, sending.wanted().name());
    body.put(ApiNames.Assumed.CLOSED, isClosed(sending.wanted()));
    return body;
  }

  /** Returns the body for the work types. */
  static ArrayNode body(List<WorkType> workTypes) {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    for (WorkType each : workTypes) {
      body.addObject()
          .put(ApiNames.Assumed.WORK_TYPE, each.number())
          .put(ApiNames.Assumed.WORK_TYPE_NAME, each.name())
          .put(ApiNames.Assumed.WORK_TYPE_ACTIVE, each.active());
    }
    return body;
  }

  private static boolean isClosed(Project project) {
    Boolean blocked = project.blocked();
    return blocked != null ? blocked : project.status() != ProjectStatus.ACTIVE;
  }

  private static List<ApiField<Project>> fields() {
    List<ApiField<Project>> fields = new ArrayList<>(ApiForm.addressFields(Project::address));
    fields.add(
        ApiField.keeping("customer", ApiNames.Assumed.CUSTOMER_NUMBER, ApiProjects::customer));
    fields.add(ApiField.keeping("manager", ApiNames.Assumed.MANAGER, ApiProjects::manager));
    fields.add(ApiField.clearing("startDate", ApiNames.Assumed.START_DAY, Project::startDate));
    fields.add(
        ApiField.keeping(
            "attributes." + Attributes.EXTERNAL_ID,
            ApiNames.Assumed.EXTERNAL_ID,
            project -> Attributes.externalId(project.attributes())));
    return List.copyOf(fields);
  }

  private static @Nullable Object customer(Project project) {
    return project.customer() == null ? null : project.customer().id();
  }

  private static @Nullable Object manager(Project project) {
    return project.manager() == null ? null : project.manager().number();
  }
}
