package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.Grouping;
import org.jspecify.annotations.Nullable;

/**
 * Puts records into documents and documents into chains. Pure.
 *
 * <p>Records with one order key (a reversal and its replacement) stay in sequence: within a
 * document by their place in it, across documents because those stand in one chain, in order. A
 * record goes to the open document of its group only if no earlier record of its order key stands
 * in a later document; else it opens a new one. A correction always has a document of its own.
 */
final class Documents<S, T> {
  private final Grouping<T> grouping;
  private final int most;
  private final Function<S, @Nullable String> orderKey;

  Documents(Grouping<T> grouping, int most, Function<S, @Nullable String> orderKey) {
    this.grouping = grouping;
    this.most = Math.max(1, Math.min(most, grouping.most()));
    this.orderKey = orderKey;
  }

  /**
   * A record and its part of a document.
   *
   * @param row the record
   * @param part the document of this record alone
   * @param booking what the ledger says of it once it stands
   * @param repair what makes it a correction, in a document of its own; null when it is none
   */
  record Member<S, T>(Row<S> row, T part, Booking booking, @Nullable Repair<S, T> repair) {
    /** Returns the member of a document that corrects nothing. */
    Member(Row<S> row, T part, Booking booking) {
      this(row, part, booking, null);
    }

    /** Returns what is sent once this is delivered. */
    Optional<Member<S, T>> then() {
      return repair == null ? Optional.empty() : Optional.ofNullable(repair.then());
    }

    /** Returns what is sent when it has a document of its own. */
    Dispatch<T> alone() {
      return repair == null || repair.kind() == Dispatch.Kind.CREATE
          ? Dispatch.create(part, List.of(booking))
          : new Dispatch<>(
              repair.kind(), repair.targetId(), repair.fields(), part, List.of(booking));
    }
  }

  /**
   * What a correction is about.
   *
   * @param kind what is done
   * @param targetId the document that stood
   * @param differences what changes
   * @param then what is sent once this is delivered; null for nothing
   */
  record Repair<S, T>(
      Dispatch.Kind kind,
      String targetId,
      List<FieldDifference> differences,
      @Nullable Member<S, T> then) {
    /** Returns the names of the fields that change. */
    List<String> fields() {
      return differences.stream().map(FieldDifference::field).toList();
    }
  }

  /**
   * A document to be.
   *
   * @param members what it carries, in order
   * @param document the document
   */
  record Document<S, T>(List<Member<S, T>> members, T document) {
    List<String> ids() {
      return members.stream().map(member -> member.row().id()).toList();
    }

    Dispatch<T> dispatch() {
      return members.size() == 1
          ? members.get(0).alone()
          : Dispatch.create(document, members.stream().map(Member::booking).toList());
    }
  }

  /** Returns chains of documents: a chain is sent in order, chains are independent. */
  List<List<Document<S, T>>> chains(List<Member<S, T>> members) {
    List<List<Member<S, T>>> documents = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Map<Object, Integer> openByGroup = new HashMap<>();
    Map<String, Integer> latestByKey = new HashMap<>();
    for (Member<S, T> member : members) {
      Object group = member.repair() == null ? grouping.key().apply(member.part()) : new Object();
      String key = key(member);
      int earliest = key == null ? 0 : latestByKey.getOrDefault(key, 0);
      Integer open = openByGroup.get(group);
      int size = grouping.size().applyAsInt(member.part());
      if (open == null || open < earliest || sizes.get(open) + size > most) {
        open = documents.size();
        documents.add(new ArrayList<>());
        sizes.add(0);
        openByGroup.put(group, open);
      }
      documents.get(open).add(member);
      sizes.set(open, sizes.get(open) + size);
      if (key != null) {
        latestByKey.put(key, open);
      }
    }
    return chained(documents.stream().map(this::document).toList());
  }

  /** Returns the two halves of a document. */
  List<Document<S, T>> halves(Document<S, T> whole) {
    int middle = whole.members().size() / 2;
    return List.of(
        document(whole.members().subList(0, middle)),
        document(whole.members().subList(middle, whole.members().size())));
  }

  /** Returns the order keys in a document. */
  Set<String> keys(Document<S, T> document) {
    Set<String> keys = new HashSet<>();
    for (Member<S, T> member : document.members()) {
      String key = key(member);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  private @Nullable String key(Member<S, T> member) {
    S value = member.row().record().value();
    return value == null ? null : orderKey.apply(value);
  }

  private Document<S, T> document(List<Member<S, T>> members) {
    List<T> parts = members.stream().map(Member::part).toList();
    return new Document<>(
        List.copyOf(members), parts.size() == 1 ? parts.get(0) : grouping.merge().apply(parts));
  }

  private List<List<Document<S, T>>> chained(List<Document<S, T>> documents) {
    int[] root = new int[documents.size()];
    Map<String, Integer> firstByKey = new HashMap<>();
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
      for (String key : keys(documents.get(i))) {
        Integer first = firstByKey.putIfAbsent(key, i);
        if (first != null) {
          join(root, first, i);
        }
      }
    }
    Map<Integer, List<Document<S, T>>> chains = new java.util.LinkedHashMap<>();
    for (int i = 0; i < root.length; i++) {
      chains.computeIfAbsent(find(root, i), chain -> new ArrayList<>()).add(documents.get(i));
    }
    return List.copyOf(chains.values());
  }

  private static void join(int[] root, int one, int other) {
    root[Math.max(find(root, one), find(root, other))] =
        Math.min(find(root, one), find(root, other));
  }

  private static int find(int[] root, int of) {
    int at = of;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }
}
