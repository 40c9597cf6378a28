package no.samklang.connector.proresult;

import java.util.List;
import java.util.Set;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Retirement;
import org.jspecify.annotations.Nullable;

/**
 * Projects. Their work types are a list that goes after them, and only when it is known: an empty
 * list switches all of the ERP's off, so it goes only to a project that is there already and when
 * the record says that there truly is none.
 */
record ProjectForm(ProresultPort port, Register<Project> register, Managers managers)
    implements Form<Project> {

  @Override
  public @Nullable String number(Project value) {
    return value.number();
  }

  @Override
  public String name(Project value) {
    return value.name();
  }

  @Override
  public boolean save(String number, Sending<Project> sending) {
    boolean sendsManager = sending.isNew() || sending.names("manager");
    Project wanted = sending.wanted();
    boolean made =
        port.saveProject(number, sendsManager ? sending.of(managers.toNumber(wanted)) : sending);
    List<WorkType> workTypes = wanted.workTypes();
    if (workTypes != null
        && (sending.isNew() ? !workTypes.isEmpty() : sending.names("workTypes"))) {
      port.saveWorkTypes(number, workTypes, sending.beforeSend());
    }
    return made;
  }

  @Override
  public void retire(String id, Retirement how) {
    if (how != Retirement.CLOSE) {
      Form.super.retire(id, how);
    }
    for (Row<Project> row : register.byId(List.of(id))) {
      Project value = row.value();
      if (value != null && !Boolean.TRUE.equals(value.blocked())) {
        Project closed = value.toBuilder().blocked(true).build();
        port.saveProject(id, Sending.only(new Change<>(closed, Set.of("blocked"))));
      }
    }
  }
}
