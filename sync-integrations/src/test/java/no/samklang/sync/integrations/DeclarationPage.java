package no.samklang.sync.integrations;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.samklang.sync.FieldRule;
import no.samklang.sync.Integration;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.Address;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Side;

/** Writes down what an integration declares: its routes, their fields and its settings. */
final class DeclarationPage {
  private final IntegrationDefinition definition;
  private final Integration integration;
  private final List<String> lines = new ArrayList<>();

  private DeclarationPage(IntegrationDefinition definition) {
    this.definition = definition;
    this.integration = definition.with(Map.of());
  }

  static String of(IntegrationDefinition definition) {
    DeclarationPage page = new DeclarationPage(definition);
    page.routes();
    page.fields();
    page.settings();
    return String.join("\n", page.lines) + "\n";
  }

  private void routes() {
    lines.add("| route | reads | writes | kind | recognised by | runs |");
    lines.add("|---|---|---|---|---|---|");
    for (Route route : integration.routes()) {
      boolean left = route.from() == Side.LEFT;
      String here = left ? integration.left() : integration.right();
      String there = left ? integration.right() : integration.left();
      lines.add(
          "| `%s` | %s, %s | %s, %s | %s | %s | %s |"
              .formatted(
                  route.name(),
                  route.sourceType().name(),
                  here,
                  route.targetType().name(),
                  there,
                  kind(route),
                  recognised(route),
                  route.trigger().toString().replace("PT", "").toLowerCase(Locale.ROOT)));
    }
    lines.add("");
  }

  private static String kind(Route route) {
    if (route instanceof LinkRoute<?, ?>) {
      return "link, writes nothing";
    }
    return route instanceof PostRoute<?, ?> ? "post, exactly once" : "mirror";
  }

  private static String recognised(Route route) {
    if (route instanceof LinkRoute<?, ?> link) {
      return String.join(", ", link.matches().stream().map(match -> match.name()).toList());
    }
    return route instanceof MirrorRoute<?, ?> mirror
        ? String.join(", ", mirror.matches().stream().map(match -> match.name()).toList())
        : "its own id";
  }

  private void fields() {
    lines.add("| route | always | when made | if the source has a value | never |");
    lines.add("|---|---|---|---|---|");
    for (Route route : integration.routes()) {
      if (route instanceof MirrorRoute<?, ?> mirror) {
        List<String> names = names("", mirror.targetType().recordClass());
        lines.add(
            "| `%s` | %s | %s | %s | %s |"
                .formatted(
                    route.name(),
                    under(mirror, names, FieldRule.ALWAYS, FieldRule.WITH_EVERY_CHANGE),
                    under(mirror, names, FieldRule.ON_CREATE),
                    under(mirror, names, FieldRule.IF_PRESENT),
                    under(mirror, names, FieldRule.NEVER)));
      }
    }
    lines.add("");
  }

  private static List<String> names(String prefix, Class<?> record) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getType().equals(Address.class)) {
        names.addAll(names(prefix + component.getName() + ".", Address.class));
      } else {
        names.add(prefix + component.getName());
      }
    }
    return names;
  }

  private static String under(MirrorRoute<?, ?> route, List<String> names, FieldRule... rules) {
    return String.join(
        ", ", names.stream().filter(name -> List.of(rules).contains(route.rule(name))).toList());
  }

  private void settings() {
    lines.add("| setting | default | meaning |");
    lines.add("|---|---|---|");
    for (Setting setting : definition.settings()) {
      String standard =
          setting.defaultValue() == null ? "none" : "`" + setting.defaultValue() + "`";
      String choices =
          setting.choices().isEmpty()
              ? ""
              : " One of " + String.join(", ", setting.choices()) + ".";
      lines.add(
          "| `%s` | %s | %s%s |".formatted(setting.name(), standard, setting.help(), choices));
    }
  }
}
