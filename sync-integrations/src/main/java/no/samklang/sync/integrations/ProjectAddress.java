package no.samklang.sync.integrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Where the address of a project is taken from that has none of its own.
 *
 * @param from what the setting says
 * @param attribute name of the project's attribute; empty when none is named
 */
record ProjectAddress(String from, Optional<String> attribute) {
  private static final String NAME = "projectAddress";
  private static final String DELIVERY = "delivery";
  private static final String MAIN = "main";
  private static final String ATTRIBUTE = "attribute";
  private static final String ATTRIBUTE_NAME = "projectAddressAttribute";

  static ProjectAddress of(Settings settings) {
    return new ProjectAddress(settings.text(NAME), settings.optionalText(ATTRIBUTE_NAME));
  }

  static List<Setting> settings() {
    return List.of(
        Setting.choice(
            NAME,
            DELIVERY,
            "The address of a project: the customer's delivery address, its main address, or an"
                + " attribute of the project. Where there is none, Proresult's stays.",
            DELIVERY,
            MAIN,
            ATTRIBUTE),
        Setting.optional(
            ATTRIBUTE_NAME,
            Setting.Kind.TEXT,
            "Attribute of the project in Visma.net that holds its address as one line."));
  }

  /** Returns what is wrong with the two settings together. */
  static Optional<Settings.Problem> problem(Map<String, String> values) {
    return ATTRIBUTE.equals(values.get(NAME)) && !values.containsKey(ATTRIBUTE_NAME)
        ? Optional.of(
            new Settings.Problem(
                "settings." + ATTRIBUTE_NAME, "missing; name the attribute, or use delivery"))
        : Optional.empty();
  }

  /** Returns the address; null when there is none. */
  @Nullable Address of(Project project, Lookup lookup) {
    if (from.equals(ATTRIBUTE)) {
      return attribute
          .map(name -> project.attributes().get(name))
          .filter(line -> !line.isBlank())
          .map(line -> Address.builder().line1(line).build())
          .orElse(null);
    }
    Ref<Customer> customer = project.customer();
    return customer == null
        ? null
        : lookup
            .source(EntityTypes.CUSTOMER, customer.id())
            .map(found -> from.equals(MAIN) ? found.address() : found.deliveryAddress())
            .map(ProjectAddress::ofOneLine)
            .orElse(null);
  }

  /** Returns an address with its two lines as one; null when it holds nothing. */
  static @Nullable Address ofOneLine(@Nullable Address address) {
    if (address == null) {
      return null;
    }
    List<String> lines =
        new ArrayList<>(
            Stream.of(address.line1(), address.line2())
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .toList());
    Address one =
        Address.builder()
            .line1(lines.isEmpty() ? null : String.join(", ", lines))
            .postalCode(address.postalCode())
            .city(address.city())
            .build();
    return one.equals(Address.builder().build()) ? null : one;
  }
}
