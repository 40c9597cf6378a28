package no.samklang.connector.vismanet;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.Json;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Rows are read straight into records; only when one of them does not fit are
 * they read again one by one, so that the others go on.
 *
 * @param rows the rows that were understood
 * @param misfits the rows that were not
 * @param metadata paging facts; null when there are no rows or the list has none
 * @param missing whether the server answered 404
 */
record RowPage<R extends Rows.Listed>(
    List<R> rows, List<Misfit> misfits, Rows.@Nullable Metadata metadata, boolean missing) {

  /**
   * A row of another form.
   *
   * @param identity its identity as far as it could be read; empty for none
   */
  record Misfit(String identity, Message fault) {}

  /** Reads an answer; 404 is an empty page (REPORTED). */
  static <R extends Rows.Listed> RowPage<R> of(ApiReply reply, ListSpec<R> spec) {
    if (reply.status() == 404) {
      return new RowPage<>(List.of(), List.of(), null, true);
    }
    try {
      return page(reply.rows(spec.row()).stream().filter(Objects::nonNull).toList(), List.of());
    } catch (Broken e) {
      return oneByOne(reply, spec);
    }
  }

  /** Returns how many rows the page has. */
  int size() {
    return rows.size() + misfits.size();
  }

  /** Returns the rows of the whole list as the server counts them; null when it does not say. */
  @Nullable Long total() {
    return metadata == null ? null : metadata.totalCount();
  }

  /** Reads the answer to a single read as a page of one row; 404 is an empty one. */
  static <R extends Rows.Listed> RowPage<R> single(ApiReply reply, ListSpec<R> spec) {
    if (reply.status() == 404) {
      return new RowPage<>(List.of(), List.of(), null, true);
    }
    try {
      return new RowPage<>(List.of(reply.as(spec.row())), List.of(), null, false);
    } catch (Broken e) {
      return each(List.of(reply.json()), reply, spec);
    }
  }

  private static <R extends Rows.Listed> RowPage<R> page(List<R> rows, List<Misfit> misfits) {
    Rows.Metadata metadata = null;
    for (int i = 0; i < rows.size() && metadata == null; i++) {
      metadata = rows.get(i).metadata();
    }
    return new RowPage<>(rows, misfits, metadata, false);
  }

  private static <R extends Rows.Listed> RowPage<R> oneByOne(ApiReply reply, ListSpec<R> spec) {
    JsonNode all = reply.json();
    if (!all.isArray()) {
      throw new Broken(reply.describe("vismanet.no-list"));
    }
    return each(all, reply, spec);
  }

  private static <R extends Rows.Listed> RowPage<R> each(
      Iterable<JsonNode> all, ApiReply reply, ListSpec<R> spec) {
    ObjectReader reader = Json.mapper().readerFor(spec.row());
    List<R> rows = new ArrayList<>();
    List<Misfit> misfits = new ArrayList<>();
    for (JsonNode each : all) {
      try {
        rows.add(spec.row().cast(reader.readValue(each)));
      } catch (JsonMappingException e) {
        misfits.add(new Misfit(each.path(spec.idName()).asText(""), fault(e)));
      } catch (IOException e) {
        throw new Broken(reply.describe("vismanet.no-list"), e);
      }
    }
    return page(rows, misfits);
  }

  /** Names the field and what it takes; its value may be a person's and is not repeated. */
  private static Message fault(JsonMappingException e) {
    String field =
        e.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining("."));
    Class<?> type = e instanceof MismatchedInputException wrong ? wrong.getTargetType() : null;
    return RowFault.unexpected(field.isEmpty() ? "row" : field, example(type));
  }

  private static String example(@Nullable Class<?> type) {
    if (type == null || type.isRecord()) {
      return "{…}";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "7";
    }
    if (type == Boolean.class) {
      return "true";
    }
    return type == String.class ? "\"…\"" : "[…]";
  }
}
