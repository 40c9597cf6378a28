package no.samklang.connector.tidsbanken;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * The entities and properties that a module's {@code $metadata} names, all in lower case. A type is
 * also known by the name of its set, and has what its base type has.
 */
final class ServiceDocument {
  private final Map<String, Set<String>> propertiesByType = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Map<String, String> typesBySet = new HashMap<>();

  private ServiceDocument() {}

  /**
   * Reads the document; neither a document type nor anything outside of it is looked at.
   *
   * @throws Broken if it is no XML
   */
  static ServiceDocument read(String path, byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    ServiceDocument document = new ServiceDocument();
    try {
      document.readAll(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
      return document;
    } catch (XMLStreamException e) {
      throw new Broken(Message.of("tidsbanken.metadata-unreadable", "path", path), e);
    }
  }

  /** Returns the properties that are not there, or the entity's name when it is not. */
  List<String> missing(ApiV3.Entity entity) {
    String name = lower(entity.name());
    String type = propertiesByType.containsKey(name) ? name : typesBySet.get(name);
    if (type == null) {
      return List.of(entity.name());
    }
    Set<String> there = properties(type);
    return entity.properties().stream()
        .filter(property -> !there.contains(lower(property)))
        .map(property -> entity.name() + "." + property)
        .toList();
  }

  private Set<String> properties(String type) {
    Set<String> all = new HashSet<>();
    Set<String> seen = new HashSet<>();
    String at = type;
    while (at != null && seen.add(at)) {
      all.addAll(propertiesByType.getOrDefault(at, Set.of()));
      at = bases.get(at);
    }
    return all;
  }

  private void readAll(XMLStreamReader xml) throws XMLStreamException {
    String type = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        type = element(xml, type);
      }
    }
  }

  /** Takes in one element; returns the type that the next properties belong to. */
  private String element(XMLStreamReader xml, String type) {
    String name = local(xml.getAttributeValue(null, "Name"));
    switch (xml.getLocalName()) {
      case "EntityType" -> {
        propertiesByType.put(name, new HashSet<>());
        String base = xml.getAttributeValue(null, "BaseType");
        if (base != null) {
          bases.put(name, local(base));
        }
        return name;
      }
      case "ComplexType" -> {
        return "";
      }
      case "Property" -> propertiesByType.computeIfAbsent(type, key -> new HashSet<>()).add(name);
      case "EntitySet" -> typesBySet.put(name, local(xml.getAttributeValue(null, "EntityType")));
      default -> {}
    }
    return type;
  }

  private static String local(@Nullable String qualified) {
    return qualified == null ? "" : lower(qualified.substring(qualified.lastIndexOf('.') + 1));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
