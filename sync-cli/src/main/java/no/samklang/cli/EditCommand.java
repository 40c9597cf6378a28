package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a parked record go as a person edited it. */
@Command(
    name = "edit",
    description =
        "Let a record go with other values than its source has, until it changes there."
            + " 'review CONFIG --json' shows its fields.")
final class EditCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "A field with its new value; nested as address.city. Empty takes it out.")
  Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--changes",
      paramLabel = "JSON",
      description = "The changes as a JSON object instead, for values that are no single text.")
  @Nullable String changes;

  @Mixin RecordParameters about = new RecordParameters();
  @Mixin SignatureOptions signed = new SignatureOptions();
  @Mixin OutputOptions output = new OutputOptions();

  EditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (fields.isEmpty() == (changes == null)) {
      throw new Failure(
          ExitCode.USAGE,
          "The changes are given " + (fields.isEmpty() ? "not at all." : "in two ways."),
          "Give --set FIELD=VALUE once or more, or --changes once.");
    }
    String json = changes == null ? Json.line(tree()) : changes;
    try (Workspace workspace = Workspace.open(about.config, surroundings)) {
      RouteOption.require(about.route, workspace.config());
      return new Decisions(surroundings, output)
          .enter(
              workspace,
              session -> session.edit(about.route, about.id, json, signed.signature(surroundings)),
              "cli.decision.goes");
    }
  }

  private ObjectNode tree() {
    ObjectNode root = Json.object();
    fields.forEach(
        (name, value) -> {
          ObjectNode at = root;
          String[] steps = name.split("\\.", -1);
          for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObjectProperty(steps[i]);
          }
          at.put(steps[steps.length - 1], value == null || value.isEmpty() ? null : value);
        });
    return root;
  }
}
