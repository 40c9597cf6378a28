package no.samklang.sync.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sub-project, task or work type below a project. Immutable; blank texts are kept as given.
 *
 * @param number number or code, unique within its project only
 * @param name name
 * @param project project it belongs to
 * @param status phase of the task itself
 * @param projectStatus phase of its project, where the system says so
 * @param blocked whether time registration is closed; null where only the status says so
 * @param startDate first day, in the company's zone
 * @param endDate last day, in the company's zone
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record ProjectTask(
    @Nullable String number,
    String name,
    Ref<Project> project,
    ProjectStatus status,
    @Nullable ProjectStatus projectStatus,
    @Nullable Boolean blocked,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public ProjectTask {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(status, "status");
    attributes = Map.copyOf(attributes);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .number(number)
        .name(name)
        .project(project)
        .status(status)
        .projectStatus(projectStatus)
        .blocked(blocked)
        .startDate(startDate)
        .endDate(endDate)
        .attributes(attributes);
  }

  /** Collects the components of a {@link ProjectTask}; not thread-safe. */
  public static final class Builder {
    private @Nullable String number;
    private @Nullable String name;
    private @Nullable Ref<Project> project;
    private @Nullable ProjectStatus status;
    private @Nullable ProjectStatus projectStatus;
    private @Nullable Boolean blocked;
    private @Nullable LocalDate startDate;
    private @Nullable LocalDate endDate;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: number or code, unique within its project only. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets: name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets: project it belongs to. */
    public Builder project(Ref<Project> project) {
      this.project = project;
      return this;
    }

    /** Sets: phase of the task itself. */
    public Builder status(ProjectStatus status) {
      this.status = status;
      return this;
    }

    /** Sets: phase of its project, where the system says so. */
    public Builder projectStatus(@Nullable ProjectStatus projectStatus) {
      this.projectStatus = projectStatus;
      return this;
    }

    /** Sets: whether time registration is closed; null where only the status says so. */
    public Builder blocked(@Nullable Boolean blocked) {
      this.blocked = blocked;
      return this;
    }

    /** Sets: first day, in the company's zone. */
    public Builder startDate(@Nullable LocalDate startDate) {
      this.startDate = startDate;
      return this;
    }

    /** Sets: last day, in the company's zone. */
    public Builder endDate(@Nullable LocalDate endDate) {
      this.endDate = endDate;
      return this;
    }

    /**
     * Sets: vendor fields outside the model, by the vendor's name; numbers in plain decimal
     * notation, days and stamps in ISO 8601.
     */
    public Builder attributes(Map<String, String> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the record.
     *
     * @throws NullPointerException if a required component is missing; the message is its name
     */
    public ProjectTask build() {
      return new ProjectTask(
          number,
          Objects.requireNonNull(name, "name"),
          Objects.requireNonNull(project, "project"),
          Objects.requireNonNull(status, "status"),
          projectStatus,
          blocked,
          startDate,
          endDate,
          attributes);
    }
  }
}
