package no.samklang.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import no.samklang.sync.Plan;
import no.samklang.sync.PlannedChange;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a JSON file, for a person to read and to hand back to {@code apply}. What is applied is
 * the plan in the state file; a digest shows when somebody edited the copy, which would not do what
 * they meant. Changes are written and read one by one.
 *
 * @param plan id of the plan
 * @param integration the integration it was made for
 * @param tenant whose it is
 * @param expiresAt when it can no longer be applied
 */
record PlanFile(String plan, String integration, String tenant, Instant expiresAt) {

  /** Writes a plan with all its changes. */
  static void write(
      Writer to,
      Plan plan,
      String tenant,
      Iterable<PlannedChange> changes,
      RunJson json,
      UnaryOperator<String> clean)
      throws IOException {
    MessageDigest digest = digest();
    JsonGenerator out = Json.factory().createGenerator(to).useDefaultPrettyPrinter();
    out.writeStartObject();
    text(out, digest, "plan", plan.id());
    text(out, digest, "integration", plan.report().integration());
    text(out, digest, "tenant", tenant);
    out.writeStringField("madeAt", plan.madeAt().toString());
    text(out, digest, "expiresAt", plan.expiresAt().toString());
    out.writeFieldName("report");
    out.writeRawValue(clean.apply(Json.line(json.run(plan.report()))));
    out.writeArrayFieldStart("changes");
    for (PlannedChange change : changes) {
      ObjectNode node = json.change(change);
      String line = clean.apply(Json.line(node));
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      out.writeRawValue(line);
    }
    out.writeEndArray();
    out.writeStringField("digest", HexFormat.of().formatHex(digest.digest()));
    out.writeEndObject();
    out.flush();
  }

  /**
   * Reads a plan file.
   *
   * @throws Failure if it is none, or was changed since it was written
   */
  static PlanFile read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = Json.factory().createParser(in)) {
      return new Reading(file).read(parser);
    } catch (IOException | DateTimeParseException bad) {
      throw notOurs(file);
    }
  }

  private static Failure notOurs(Path file) {
    return new Failure(
        ExitCode.USAGE,
        "The file " + file + " is not a plan.",
        "Give a file that 'samklang plan CONFIG --out FILE' wrote, or the id of a plan.");
  }

  private static void text(JsonGenerator out, MessageDigest digest, String name, String value)
      throws IOException {
    digest.update(value.getBytes(StandardCharsets.UTF_8));
    out.writeStringField(name, value);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Reads one file, token by token. */
  private static final class Reading {
    private final Path file;
    private final MessageDigest digest = digest();
    private @Nullable String plan;
    private @Nullable String integration;
    private @Nullable String tenant;
    private @Nullable Instant expiresAt;
    private @Nullable String claimed;

    Reading(Path file) {
      this.file = file;
    }

    PlanFile read(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notOurs(file);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        field(name, parser);
      }
      if (plan == null || integration == null || tenant == null || expiresAt == null) {
        throw notOurs(file);
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(claimed)) {
        throw new Failure(
            ExitCode.USAGE,
            "The plan file " + file + " was changed after it was written.",
            "Make a new one with 'samklang plan CONFIG --out FILE', or apply the plan by its id "
                + plan
                + ".");
      }
      return new PlanFile(plan, integration, tenant, expiresAt);
    }

    private void field(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "plan" -> plan = signed(parser);
        case "integration" -> integration = signed(parser);
        case "tenant" -> tenant = signed(parser);
        case "expiresAt" -> expiresAt = Instant.parse(signed(parser));
        case "digest" -> claimed = parser.getText();
        case "changes" -> changes(parser);
        default -> parser.skipChildren();
      }
    }

    private String signed(JsonParser parser) throws IOException {
      String value = parser.getText();
      digest.update(value.getBytes(StandardCharsets.UTF_8));
      return value;
    }

    private void changes(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode change = Json.tree(parser);
        digest.update(Json.line(change).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
