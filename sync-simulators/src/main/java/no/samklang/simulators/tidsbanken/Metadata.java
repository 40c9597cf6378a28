package no.samklang.simulators.tidsbanken;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.samklang.simulators.internal.Answer;

/** Writes the $metadata document of an area. */
final class Metadata {

  private Metadata() {}

  static Answer of(Area area, List<Entity> entities) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.append(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">");
    xml.append("<edmx:DataServices><Schema Namespace=\"Tidsbanken.").append(area.path());
    xml.append("\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">");
    entities.forEach(entity -> type(xml, entity));
    xml.append("<EntityContainer Name=\"Container\">");
    for (Entity entity : entities) {
      xml.append("<EntitySet Name=\"").append(entity.name());
      xml.append("\" EntityType=\"Tidsbanken.").append(area.path()).append('.');
      xml.append(entity.name()).append("\"/>");
    }
    xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>\n");
    return Answer.of(
        200, "application/xml; charset=utf-8", xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void type(StringBuilder xml, Entity entity) {
    xml.append("<EntityType Name=\"").append(entity.name()).append("\"><Key>");
    entity.key().forEach(name -> xml.append("<PropertyRef Name=\"").append(name).append("\"/>"));
    xml.append("</Key>");
    for (Column column : entity.columns()) {
      xml.append("<Property Name=\"").append(column.name());
      xml.append("\" Type=\"").append(column.kind().edmType()).append("\"/>");
    }
    xml.append("</EntityType>");
  }
}
